using System.Globalization;
using System.Text;
using System.Text.Json;
using SuperResolution.IO;

namespace SuperResolution.Training;

/// <summary>The file <c>metrics.jsonl</c>: an object of JSON a line for each report.</summary>
internal sealed class MetricsLog : IDisposable
{
    private readonly StreamWriter _writer;

    /// <param name="path">The file.</param>
    /// <param name="step">The step that the run goes on from: lines of later ones, which a run that was killed left, go.</param>
    public MetricsLog(string path, long step)
    {
        string[] kept = File.Exists(path) ? [.. File.ReadLines(path).Where(line => StepOf(line) <= step)] : [];
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(kept.Select(line => line + '\n')))));
        _writer = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>Writes a line.</summary>
    public void Write(TrainingProgress progress) => _writer.WriteLine(JsonSerializer.Serialize(
        new MetricsLine(
            DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            progress.Step, progress.Losses, progress.GradientNorm, progress.LearningRate, Math.Round(progress.ImagesPerSecond, 2), progress.Psnr),
        MetricsJson.Default.MetricsLine));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static long StepOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsJson.Default.MetricsLine)?.Step ?? long.MaxValue;
        }
        catch (JsonException)
        {
            // The line that was being written when the run was killed.
            return long.MaxValue;
        }
    }
}
