using System.Text.Json;

namespace TorchSharp.PyBridge.Archives;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafetensorsEntry(ElementType Type, long[] Shape, long Begin, long End)
{
    /// <summary>Reads and checks an entry of the header.</summary>
    public static SafetensorsEntry Read(string name, JsonElement json)
    {
        if (!TryParse(json, out string? type, out long[]? shape, out long[]? offsets))
        {
            throw new JsonException(
                $"The header's entry of '{name}' is not of the form {{\"dtype\": …, \"shape\": […], \"data_offsets\": [begin, end]}}.");
        }

        var entry = new SafetensorsEntry(ElementType.OfSafetensors(type), shape, offsets[0], offsets[1]);
        if (entry.Begin < 0 || entry.End < entry.Begin || entry.End - entry.Begin != entry.NeededBytes())
        {
            // The exception that PyBridge throws for a tensor whose bytes do not match its shape.
            throw new NotImplementedException(
                $"The tensor '{name}' of {entry.Type.DType} and shape [{string.Join(", ", shape)}] cannot lie in "
                + $"the bytes {entry.Begin} to {entry.End}.");
        }

        return entry;
    }

    /// <summary>Writes the entry.</summary>
    public void Write(string name, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", Type.SafetensorsName);
        WriteArray(json, "shape", Shape);
        WriteArray(json, "data_offsets", Begin, End);
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, params long[] values)
    {
        json.WriteStartArray(name);
        Array.ForEach(values, json.WriteNumberValue);
        json.WriteEndArray();
    }

    private static bool TryParse(
        JsonElement json,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? type,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out long[]? shape,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out long[]? offsets)
    {
        (type, shape, offsets) = (null, null, null);
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        type = json.TryGetProperty("dtype", out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        shape = ReadArray(json, "shape");
        offsets = ReadArray(json, "data_offsets");
        return type is not null && shape is not null && offsets is { Length: 2 } && shape.All(size => size >= 0);
    }

    private static long[]? ReadArray(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var values = new List<long>();
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long value))
            {
                return null;
            }

            values.Add(value);
        }

        return [.. values];
    }

    // Saturates where a damaged header claims more than there can be.
    private Int128 NeededBytes()
    {
        Int128 bytes = Type.Size;
        foreach (long size in Shape)
        {
            bytes = size == 0 ? 0 : bytes > long.MaxValue ? bytes : bytes * size;
        }

        return bytes;
    }
}
