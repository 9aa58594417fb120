using System.Text.Json;
using System.Text.Json.Serialization;

namespace SuperResolution.Benchmarks;

/// <summary>A row of the result: one engine at one piece of work.</summary>
internal sealed record Measurement(
    string Work,
    string Engine,
    string Device,
    string Precision,
    string Layout,
    int Threads,
    [property: JsonPropertyName("median_ms")] double MedianMilliseconds,
    int Runs)
{
    /// <summary>How rows are written to a file.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
