using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

/// <summary>A short run and what it leaves in its folder.</summary>
internal static class TestRun
{
    /// <summary>How images are taken in.</summary>
    public static TrainingDataOptions DataOptions { get; } = new() { ValidationShare = 0.3, ValidationSide = 64 };

    /// <summary>Options of a run on one thread that reports each step.</summary>
    public static TrainingRunOptions Options(string output) =>
        new() { Output = output, CheckpointEvery = 3, ValidateEvery = 4, ReportEvery = 1, Threads = 1, ChannelsLast = true, Precision = Precision.Float32 };

    /// <summary>Trains from the beginning, and cancels after a step if one is told.</summary>
    /// <returns>Whether it came to its end.</returns>
    public static bool Run(
        ImagesOnDisk images, TrainingRecipe recipe, TrainingRunOptions options, int? stop = null, List<TrainingProgress>? reports = null,
        TrainingDataOptions? data = null, LossResources? resources = null)
    {
        using CancellationTokenSource cancel = new();
        using TrainingRun run = TrainingRun.Start(images.Root, recipe, options, data ?? DataOptions, resources: resources);
        return run.Run(
            new Told(report =>
            {
                reports?.Add(report);
                if (report.Step == stop)
                {
                    cancel.Cancel();
                }
            }),
            cancel.Token);
    }

    /// <summary>Changes the header of a safetensors file.</summary>
    public static void Edit(string path, Func<string, string> change)
    {
        byte[] file = File.ReadAllBytes(path);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        string before = Encoding.UTF8.GetString(file, sizeof(long), length);
        string after = change(before);
        Assert.NotEqual(before, after);
        byte[] header = Encoding.UTF8.GetBytes(after);
        byte[] size = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        File.WriteAllBytes(path, [.. size, .. header, .. file[(sizeof(long) + length)..]]);
    }

    /// <summary>The checkpoints but the best, the oldest first.</summary>
    public static string[] Checkpoints(string output) =>
        [.. Directory.GetFiles(Path.Combine(output, "checkpoints"), "step-*").Order(StringComparer.Ordinal)];

    /// <summary>What the log says of each step, but times.</summary>
    public static (long Step, double Loss, double Rate, string? Psnr)[] Steps(string output) =>
    [
        .. from line in File.ReadLines(Path.Combine(output, "metrics.jsonl"))
           let json = JsonDocument.Parse(line).RootElement
           select (
               json.GetProperty("step").GetInt64(),
               json.GetProperty("losses").EnumerateObject().Sum(loss => loss.Value.GetDouble()),
               json.GetProperty("learning_rate").GetDouble(),
               json.TryGetProperty("psnr", out JsonElement psnr) ? psnr.GetRawText() : null),
    ];
}
