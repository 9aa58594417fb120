using System.Globalization;
using SuperResolution.Data;
using SuperResolution.Training;
using SuperResolution.Weights;
using static TorchSharp.torch;

namespace SuperResolution.Samples.Train;

/// <summary>Begins or resumes a training and prints how it goes.</summary>
/// <param name="Recipe">The settings of a new training.</param>
/// <param name="Folder">The folder of images.</param>
/// <param name="Options">Where checkpoints go, and how many threads there are.</param>
/// <param name="Data">How images are kept and prepared.</param>
/// <param name="Weights">A file of weights to start from, or null.</param>
/// <param name="Resources">The files that losses look at.</param>
/// <param name="Hours">About how long a new training takes, in place of its recipe's steps; or null.</param>
/// <param name="Resume">Whether the training in the output folder goes on.</param>
internal sealed record TrainJob(
    TrainingRecipe Recipe,
    string Folder,
    TrainingRunOptions Options,
    TrainingDataOptions Data,
    string? Weights,
    LossResources Resources,
    double? Hours,
    bool Resume)
{
    /// <returns>0, at the end as well as after Ctrl+C: the training can go on.</returns>
    public Task<int> Run(CancellationToken cancellationToken)
    {
        using TrainingRun run = Resume
            ? TrainingRun.Resume(Folder, Options, Data, Resources)
            : TrainingRun.Start(Folder, Planned(), Options, Data, Weights, Resources);
        run.Data.ImageSkipped += (_, skipped) => Console.Error.WriteLine($"Skipped: {skipped.Path}: {skipped.Reason}");
        foreach (SkippedImage skipped in run.Data.Skipped)
        {
            Console.Error.WriteLine($"Skipped: {skipped.Path}: {skipped.Reason}");
        }

        foreach (string warning in run.Warnings)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        Console.WriteLine(
            $"{run.Trainer.Generator}; recipe {run.Trainer.Recipe.Name}; {run.Data.TrainingFiles.Count} images to train on, "
            + $"{run.Data.ValidationFiles.Count} to validate on; steps {run.Trainer.Step} to {run.Trainer.Recipe.Steps}");
        Console.WriteLine(
            $"Convolutions in {Name(run.Trainer.Precision)}, channels {(run.Trainer.ChannelsLast ? "last" : "first")} in memory.");
        bool ended = run.Run(new ProgressPrinter(), cancellationToken);
        bool judged = run.Trainer.Recipe.JudgedByPsnr && run.BestStep > 0 && File.Exists(run.BestWeights);
        string weights = judged ? run.BestWeights : run.LastWeights;
        Export(weights);
        string best = judged
            ? string.Create(CultureInfo.InvariantCulture, $" Best validation PSNR {run.BestPsnr:F3} dB at step {run.BestStep}.")
            : "";
        Console.WriteLine($"{(ended ? "The end is reached." : "Stopped; --resume goes on.")}{best} Weights: {weights}");
        return Task.FromResult(0);
    }

    /// <summary>Writes a page that shows what the training would see, and trains nothing.</summary>
    public Task<int> ShowDegradations()
    {
        TrainingData data = Recipe.OpenData(Folder, Data);
        Directory.CreateDirectory(Options.Output);
        string page = Path.Combine(Options.Output, "degradations.html");
        DegradationSamples.Write(page, data);
        Console.WriteLine($"Crops and what is done to them: {page}");
        return Task.FromResult(0);
    }

    private static string Name(Precision precision) => precision == Precision.BFloat16 ? "bfloat16 (weights, sums and updates in float32)" : "float32";

    /// <summary>Writes weights for PyTorch, and in half the size.</summary>
    private static void Export(string weights)
    {
        if (File.Exists(weights))
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(weights);
            GeneratorFile.Save(loaded.Generator, Path.ChangeExtension(weights, ".pth"));
            GeneratorFile.Save(loaded.Generator, Path.ChangeExtension(weights, ".float16.safetensors"), ScalarType.Float16);
        }
    }

    private TrainingRecipe Planned()
    {
        if (Hours is not { } hours)
        {
            return Recipe;
        }

        double seconds = StepTime.Measure(Recipe, Folder, Options, Data, Resources);
        TrainingRecipe planned = Recipe.WithSteps(Math.Max((long)(hours * 3600 / seconds), 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A step takes {seconds:F3} s: {planned.Steps} steps in {hours} hours."));
        return planned;
    }
}
