using System.Text.Json;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>A tensor in the header of a safetensors file.</summary>
internal sealed record SafetensorsEntry(string Name, ScalarType ElementType, long[] Shape, long Begin, long End);

/// <summary>
/// Reads the header strictly: a key comes once, each tensor has dtype, shape and data_offsets and nothing else, __metadata__ maps
/// texts to texts. Faults are <see cref="JsonException"/>s.
/// </summary>
internal static class SafetensorsHeader
{
    private static readonly Dictionary<string, ScalarType> ElementTypes = new()
    {
        ["F64"] = ScalarType.Float64, ["F32"] = ScalarType.Float32, ["F16"] = ScalarType.Float16, ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64, ["I32"] = ScalarType.Int32, ["I16"] = ScalarType.Int16, ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte, ["BOOL"] = ScalarType.Bool,
    };

    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header, CheckpointLimits limits)
    {
        Utf8JsonReader json = new(header, new JsonReaderOptions { MaxDepth = 4 });
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = [];
        Expect(ref json, JsonTokenType.StartObject, "an object");
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            string name = Text(ref json);
            if (!names.Add(name))
            {
                throw new JsonException($"the key '{name.Shown()}' comes twice.");
            }

            if (names.Count > limits.Entries)
            {
                throw new JsonException($"more than {limits.Entries.Grouped()} tensors.");
            }

            if (name == "__metadata__")
            {
                SkipMetadata(ref json);
            }
            else
            {
                entries.Add(Entry(ref json, name, limits));
            }
        }

        return json.Read() ? throw new JsonException("something follows its end.") : entries;
    }

    private static SafetensorsEntry Entry(ref Utf8JsonReader json, string name, CheckpointLimits limits)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref json, JsonTokenType.StartObject, $"an object for '{name.Shown()}'");
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            switch (Text(ref json))
            {
                case "dtype" when type is null:
                    Expect(ref json, JsonTokenType.String, $"the dtype of '{name.Shown()}'");
                    type = Text(ref json);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref json, $"the shape of '{name.Shown()}'", limits.Rank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref json, $"the data_offsets of '{name.Shown()}'", 2);
                    break;
                case var other:
                    throw new JsonException($"tensor '{name.Shown()}' has '{other.Shown()}', which is unknown or comes twice.");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
        {
            throw new JsonException($"tensor '{name.Shown()}' lacks its dtype, shape or two data_offsets.");
        }

        if (!ElementTypes.TryGetValue(type, out ScalarType elementType))
        {
            throw new JsonException($"tensor '{name.Shown()}' has the dtype '{type.Shown()}'; allowed are {string.Join(", ", ElementTypes.Keys)}.");
        }

        RequireFit(name, elementType, shape, begin, end, limits);
        return new(name, elementType, shape, begin, end);
    }

    private static void RequireFit(string name, ScalarType type, long[] shape, long begin, long end, CheckpointLimits limits)
    {
        try
        {
            long bytes = shape.Aggregate((long)StoredTensor.SizeOf(type), (product, size) => checked(product * size));
            if (bytes > limits.TensorBytes || shape.Any(size => size > int.MaxValue))
            {
                throw new JsonException($"tensor '{name.Shown()}' asks for {bytes.Grouped()} bytes; at most {limits.TensorBytes.Grouped()} are allowed.");
            }

            if (begin > end || bytes != end - begin)
            {
                throw new JsonException(
                    $"tensor '{name.Shown()}' of {type} [{string.Join(", ", shape)}] needs {bytes.Grouped()} bytes and its data_offsets are "
                    + $"[{begin}, {end}].");
            }
        }
        catch (OverflowException cause)
        {
            throw new JsonException($"the extent of tensor '{name.Shown()}' overflows.", cause);
        }
    }

    private static void SkipMetadata(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object for '__metadata__'");
        HashSet<string> names = [];
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            string name = Text(ref json);
            if (!names.Add(name))
            {
                throw new JsonException($"the key '{name.Shown()}' of '__metadata__' comes twice.");
            }

            Expect(ref json, JsonTokenType.String, "only texts in '__metadata__'");
        }
    }

    private static long[] Numbers(ref Utf8JsonReader json, string what, int most)
    {
        Expect(ref json, JsonTokenType.StartArray, what);
        List<long> numbers = [];
        while (Read(ref json) != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0 || numbers.Count == most)
            {
                throw new JsonException($"{what} is not a list of at most {most} whole numbers from 0 to 2^63 - 1.");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string what)
    {
        if (Read(ref json) != type)
        {
            throw new JsonException($"expected {what}, found {json.TokenType}.");
        }
    }

    private static JsonTokenType Read(ref Utf8JsonReader json) =>
        json.Read() ? json.TokenType : throw new JsonException("it ends too early.");

    private static string Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw new JsonException("a text is not UTF-8.", cause);
        }
    }
}
