using System.Text.Json;
using System.Text.Json.Serialization;
using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>The rows as a file: an array with an object for each set and model.</summary>
internal static class JsonRows
{
    // A PSNR of equal images is the string "Infinity": JSON has no such number.
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes the rows.</summary>
    public static Task WriteAsync(Stream stream, IEnumerable<BenchmarkRow> rows, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(
            stream,
            rows.Select(row => new Row(row.Set, row.Model, row.Scale, row.Psnr, row.Ssim, row.Protocol.Name, row.Images)),
            s_options,
            cancellationToken);

    private sealed record Row(
        string Set, string Model, int Scale, double Psnr, double Ssim, string Protocol, IReadOnlyList<BenchmarkImageScore> Images);
}
