using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SuperResolution.Metrics;

namespace SuperResolution.Samples.Evaluate;

/// <summary>The rows as a file: an array with an object for each set and model, then one for each published row beside them.</summary>
internal static class JsonRows
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the rows.</summary>
    public static Task WriteAsync(Stream stream, IReadOnlyList<BenchmarkRow> rows, CancellationToken cancellationToken) => JsonSerializer.SerializeAsync(
        stream, new JsonArray([.. rows.Select(Measured), .. PublishedRows.Beside(rows).Select(Published)]), s_options, cancellationToken);

    private static JsonObject Measured(BenchmarkRow row)
    {
        JsonObject json = Start(row.Set, row.Model, row.Scale, row.Protocol.Name);
        AddValues(json, row.Metrics, row.Means);
        json.Add("description", row.Description);
        json.Add("metrics", new JsonArray([.. row.Metrics.Select(metric => new JsonObject
        {
            ["name"] = metric.Name,
            ["higherIsBetter"] = metric.HigherIsBetter,
            ["description"] = metric.Description,
        })]));
        json.Add("images", new JsonArray([.. row.Images.Select(image =>
        {
            JsonObject score = new() { ["image"] = image.Image };
            AddValues(score, row.Metrics, image.Values);
            return score;
        })]));
        return json;
    }

    private static JsonObject Published(PublishedScore score)
    {
        JsonObject json = Start(score.Set, score.Model, score.Scale, score.Protocol);
        json.Add("source", score.Source);
        json.Add("psnr", score.Psnr);
        json.Add("ssim", score.Ssim);
        return json;
    }

    private static JsonObject Start(string set, string model, int scale, string protocol) =>
        new() { ["set"] = set, ["model"] = model, ["scale"] = scale, ["protocol"] = protocol };

    private static void AddValues(JsonObject json, IReadOnlyList<BenchmarkMetric> metrics, IReadOnlyList<double> values)
    {
        for (int i = 0; i < metrics.Count; i++)
        {
            json.Add(metrics[i].Name.ToLowerInvariant(), Number(values[i]));
        }
    }

    // JSON has neither number: a PSNR of equal images is the string "Infinity", and what has no value is null.
    private static JsonValue? Number(double value) => value switch
    {
        double.NaN => null,
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        _ => JsonValue.Create(value),
    };
}
