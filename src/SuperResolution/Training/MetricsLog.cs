using System.Globalization;
using System.Text;
using System.Text.Json;
using SuperResolution.IO;

namespace SuperResolution.Training;

/// <summary>The file <c>metrics.jsonl</c>: an object of JSON a line for each report.</summary>
internal sealed class MetricsLog : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly List<MetricsLine> _lines;

    /// <param name="path">The file.</param>
    /// <param name="step">The step that the run goes on from: lines of later ones, which a run that was killed left, go.</param>
    public MetricsLog(string path, long step)
    {
        _lines = File.Exists(path) ? [.. File.ReadLines(path).Select(Parsed).OfType<MetricsLine>().Where(line => line.Step <= step)] : [];
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(_lines.Select(line => Text(line) + '\n')))));
        _writer = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>The lines, those of the runs before included.</summary>
    public IReadOnlyList<MetricsLine> Lines => _lines;

    /// <summary>Writes a line.</summary>
    public void Write(TrainingProgress progress)
    {
        MetricsLine line = new(
            DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            progress.Step, progress.Losses, progress.GradientNorm, progress.LearningRate, Math.Round(progress.ImagesPerSecond, 2), progress.Psnr,
            progress.Discriminator);
        _lines.Add(line);
        _writer.WriteLine(Text(line));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Text(MetricsLine line) => JsonSerializer.Serialize(line, MetricsJson.Default.MetricsLine);

    private static MetricsLine? Parsed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsJson.Default.MetricsLine);
        }
        catch (JsonException)
        {
            // The line that was being written when the run was killed.
            return null;
        }
    }
}
