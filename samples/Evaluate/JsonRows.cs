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

    /// <summary>Writes the file whole or not at all: under a temporary name beside it, then renamed.</summary>
    public static void Write(string path, IEnumerable<BenchmarkRow> rows)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = File.Create(temporary))
            {
                JsonSerializer.Serialize(file, rows.Select(row => new Row(
                    row.Set, row.Model, row.Scale, row.Psnr, row.Ssim, row.Protocol.Name, row.Images)), s_options);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private sealed record Row(
        string Set, string Model, int Scale, double Psnr, double Ssim, string Protocol, IReadOnlyList<BenchmarkImageScore> Images);
}
