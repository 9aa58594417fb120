using System.Globalization;
using System.Runtime.InteropServices;
using SuperResolution.Memory;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// All that a training goes on from: weights of the networks, averages, the optimisers' moments, the state of the default random numbers, the recipe,
/// how far it came, and what else decides its result: images, machine, threads, precision. One safetensors file; its texts lie in the file's metadata.
/// </summary>
internal sealed record TrainingCheckpoint
{
    private const string Kind = "SuperResolution training checkpoint 1";
    private const string Random = "random";
    private const string Vgg19 = "vgg19";
    private const string Teacher = "teacher";
    private const string TeacherChecksum = "teacher_sha256";
    private const string MachineText = "machine";
    private const string Float32 = "float32";
    private const string BFloat16 = "bfloat16";

    // A file of our own is as large as its networks; the default limits are for files of strangers.
    private static readonly CheckpointLimits s_limits = new() { TensorBytes = 2_000_000_000, TotalBytes = long.MaxValue };

    /// <summary>How many steps were made; the next batch is the one of this number.</summary>
    public required long Step { get; init; }

    /// <summary>The recipe.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>Threads of an operator.</summary>
    public required int Threads { get; init; }

    /// <summary>The number format of convolutions.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Whether convolutions ran with channels last.</summary>
    public required bool ChannelsLast { get; init; }

    /// <summary>The files that losses looked at.</summary>
    public required LossResources Resources { get; init; }

    /// <summary>The checksum of the teacher's file; null without a teacher.</summary>
    public string? TeacherSha256 { get; init; }

    /// <summary>The machine; null in checkpoints of versions that did not write it.</summary>
    public required string? Machine { get; init; }

    /// <summary>The images; null in checkpoints of versions that did not write it.</summary>
    public required TrainingImages? Images { get; init; }

    /// <summary>The best validation PSNR so far in decibels; NaN before the first.</summary>
    public required double BestPsnr { get; init; }

    /// <summary>The step at which it was reached.</summary>
    public required long BestStep { get; init; }

    /// <summary>Writes the state of a trainer under a temporary name and renames it.</summary>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="trainer">The trainer.</param>
    public void Save(string path, GeneratorTrainer trainer)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = trainer.State();
        tensors.Add(Random, get_rng_state());
        Dictionary<string, string> texts = new()
        {
            ["kind"] = Kind,
            ["recipe"] = Recipe.ToJson(),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["threads"] = Threads.ToString(CultureInfo.InvariantCulture),
            ["precision"] = Precision == Precision.BFloat16 ? BFloat16 : Float32,
            ["channels_last"] = ChannelsLast ? "true" : "false",
            ["best_psnr"] = BestPsnr.ToString("R", CultureInfo.InvariantCulture),
            ["best_step"] = BestStep.ToString(CultureInfo.InvariantCulture),
        };
        if (Resources.Vgg19 is { } vgg19)
        {
            texts.Add(Vgg19, Path.GetFullPath(vgg19));
        }

        if (Resources.Teacher is { } teacher)
        {
            texts.Add(Teacher, Path.GetFullPath(teacher));
        }

        if (trainer.TaughtBy is { } taughtBy)
        {
            texts.Add(TeacherChecksum, taughtBy.Sha256);
        }

        if (Machine is { } machine)
        {
            texts.Add(MachineText, machine);
        }

        Images?.Write(texts);

        SafetensorsFile.Save(path, tensors, texts);
    }

    /// <summary>Reads what lies in a file beside tensors.</summary>
    /// <exception cref="InvalidCheckpointException">It is damaged or no checkpoint of a training.</exception>
    public static TrainingCheckpoint Read(string path)
    {
        using CheckpointFile file = CheckpointFile.Open(path, s_limits);
        IReadOnlyDictionary<string, string> texts = file.Metadata;
        if (texts.GetValueOrDefault("kind") != Kind)
        {
            throw new InvalidCheckpointException($"{file.Name} is no checkpoint of a training, or one of another version.");
        }

        try
        {
            return new()
            {
                Step = long.Parse(texts["step"], CultureInfo.InvariantCulture),
                Recipe = TrainingRecipe.FromJson(texts["recipe"]),
                Threads = int.Parse(texts["threads"], CultureInfo.InvariantCulture),
                Precision = texts["precision"] switch
                {
                    Float32 => Precision.Float32,
                    BFloat16 => Precision.BFloat16,
                    string other => throw new FormatException($"the precision is \"{other}\", not {Float32} or {BFloat16}"),
                },
                ChannelsLast = texts["channels_last"] switch
                {
                    "true" => true,
                    "false" => false,
                    string other => throw new FormatException($"channels_last is \"{other}\", not true or false"),
                },
                Resources = new() { Vgg19 = texts.GetValueOrDefault(Vgg19), Teacher = texts.GetValueOrDefault(Teacher) },
                TeacherSha256 = texts.GetValueOrDefault(TeacherChecksum),
                Machine = texts.GetValueOrDefault(MachineText),
                Images = TrainingImages.Read(texts),
                BestPsnr = double.Parse(texts["best_psnr"], CultureInfo.InvariantCulture),
                BestStep = long.Parse(texts["best_step"], CultureInfo.InvariantCulture),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or KeyNotFoundException or ArgumentException or System.Text.Json.JsonException)
        {
            throw new InvalidCheckpointException($"{file.Name}: what it says of its training cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Puts the tensors of a file into a trainer, and the default random numbers into the state that they had.</summary>
    /// <exception cref="InvalidCheckpointException">It is damaged.</exception>
    /// <exception cref="InvalidOperationException">It is that of another network.</exception>
    public void Restore(string path, GeneratorTrainer trainer)
    {
        using CheckpointFile file = CheckpointFile.Open(path, s_limits);
        Dictionary<string, Tensor> tensors = file.Load(file.State.Tensors);
        Tensor? state = null;
        try
        {
            tensors.Remove(Random, out state);
            using Tensor now = get_rng_state();
            if (state is null || state.dtype != now.dtype || !state.shape.SequenceEqual(now.shape))
            {
                throw OddRandom(file, "it is missing or has another type or size");
            }

            trainer.Restore(tensors, Step);
            try
            {
                set_rng_state(state);
            }
            catch (ExternalException e)
            {
                throw OddRandom(file, e.Message);
            }
        }
        finally
        {
            state?.Dispose();
            tensors.Values.DisposeAll();
        }
    }

    private static InvalidCheckpointException OddRandom(CheckpointFile file, string why) => new(
        $"{file.Name}: the state of random numbers, the tensor '{Random}', cannot be restored: {why}. Resume from the checkpoint before it.");
}
