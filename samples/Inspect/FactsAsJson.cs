using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SuperResolution.Samples.Inspect;

/// <summary>An object for programs.</summary>
internal static class FactsAsJson
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(WeightsFile file) => new JsonObject
    {
        ["file"] = file.Name,
        ["bytes"] = file.Bytes,
        ["sha256"] = file.Sha256,
        ["format"] = file.Format.ToString(),
        ["wrapper"] = file.Wrapper,
        ["removedPrefix"] = file.RemovedPrefix,
        ["tensors"] = file.Tensors,
        ["licence"] = file.Licence is { } licence ? new JsonObject { ["name"] = licence.Name, ["source"] = licence.Source } : null,
        ["generator"] = file.Generator is { } generator ? Generator(generator) : null,
        ["noGenerator"] = file.NoGenerator,
    }.ToJsonString(s_options) + "\n";

    private static JsonObject Generator(GeneratorFacts generator) => new()
    {
        ["network"] = generator.Network,
        ["description"] = generator.Description,
        ["scale"] = generator.Known?.Scale,
        ["hyperparameters"] = new JsonObject(generator.Hyperparameters.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)))),
        ["weights"] = generator.Weights,
        ["inputRange"] = generator.InputRange,
        ["outputRange"] = generator.OutputRange,
        ["tilesExactly"] = generator.TilesExactly,
        ["alignment"] = generator.Alignment,
        ["halo"] = generator.Known?.Halo,
        ["workingBytesPerPixel"] = generator.Known?.WorkingBytesPerPixel,
        ["atScale"] = generator.Known is null ? new JsonArray([.. generator.AtScale.Select(AtScale)]) : null,
    };

    private static JsonObject AtScale(ScaleFacts facts) =>
        new() { ["scale"] = facts.Scale, ["halo"] = facts.Halo, ["workingBytesPerPixel"] = facts.WorkingBytesPerPixel };
}
