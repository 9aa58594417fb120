using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>A tensor in the header of a safetensors file.</summary>
internal sealed record SafetensorsEntry(string Name, ScalarType ElementType, long[] Shape, long Begin, long End);

/// <summary>
/// Reads the header strictly: a key comes once, each tensor has dtype, shape and data_offsets and nothing else, __metadata__ maps
/// texts to texts. Faults are <see cref="SafetensorsFault"/>s, and <see cref="JsonException"/>s where it is no JSON.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>How many characters of a number a message shows.</summary>
    private const int LongestNumber = 30;

    private static readonly Dictionary<string, ScalarType> ElementTypes = new()
    {
        ["F64"] = ScalarType.Float64, ["F32"] = ScalarType.Float32, ["F16"] = ScalarType.Float16, ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64, ["I32"] = ScalarType.Int32, ["I16"] = ScalarType.Int16, ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte, ["BOOL"] = ScalarType.Bool,
    };

    /// <param name="header">The header's bytes.</param>
    /// <param name="limits">What is allowed.</param>
    /// <param name="metadata">Takes the texts of __metadata__.</param>
    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header, CheckpointLimits limits, Dictionary<string, string> metadata)
    {
        Utf8JsonReader json = new(header, new JsonReaderOptions { MaxDepth = 4 });
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = [];
        Expect(ref json, JsonTokenType.StartObject, "an object");
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            string name = Text(ref json, limits);
            if (!names.Add(name))
            {
                throw new SafetensorsFault($"the key '{name.Shown()}' comes twice; each must come once", Refusal.Distrust);
            }

            if (names.Count > limits.Entries)
            {
                throw new SafetensorsFault(
                    $"more than {limits.Entries.Grouped()} tensors, which is what is allowed", Refusal.Raise(nameof(limits.Entries)));
            }

            if (name == "__metadata__")
            {
                ReadMetadata(ref json, metadata, limits);
            }
            else
            {
                entries.Add(Entry(ref json, name, limits));
            }
        }

        return json.Read() ? throw new SafetensorsFault("something follows its end") : entries;
    }

    private static SafetensorsEntry Entry(ref Utf8JsonReader json, string name, CheckpointLimits limits)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref json, JsonTokenType.StartObject, $"an object for '{name.Shown()}'");
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            switch (Text(ref json, limits))
            {
                case "dtype" when type is null:
                    Expect(ref json, JsonTokenType.String, $"the dtype of '{name.Shown()}'");
                    type = Text(ref json, limits);
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref json, $"the shape of '{name.Shown()}'", limits.Rank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref json, $"the data_offsets of '{name.Shown()}'", 2);
                    break;
                case var other:
                    throw new SafetensorsFault($"tensor '{name.Shown()}' has '{other.Shown()}', which is unknown or comes twice");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
        {
            throw new SafetensorsFault($"tensor '{name.Shown()}' lacks its dtype, shape or two data_offsets");
        }

        if (!ElementTypes.TryGetValue(type, out ScalarType elementType))
        {
            throw new SafetensorsFault(
                $"tensor '{name.Shown()}' has the dtype '{type.Shown()}'; allowed are {string.Join(", ", ElementTypes.Keys)}",
                Refusal.SaveAgain);
        }

        RequireFit(name, elementType, shape, begin, end, limits);
        return new(name, elementType, shape, begin, end);
    }

    private static void RequireFit(string name, ScalarType type, long[] shape, long begin, long end, CheckpointLimits limits)
    {
        try
        {
            long bytes = shape.Aggregate((long)StoredTensor.SizeOf(type), (product, size) => checked(product * size));
            if (shape.Any(size => size > int.MaxValue))
            {
                throw new SafetensorsFault(
                    $"tensor '{name.Shown()}' has a size above {int.MaxValue.Grouped()}, which is the largest allowed", Refusal.Distrust);
            }

            if (bytes > limits.TensorBytes)
            {
                throw new SafetensorsFault(
                    $"tensor '{name.Shown()}' asks for {bytes.Grouped()} bytes; at most {limits.TensorBytes.Grouped()} are allowed",
                    Refusal.Raise(nameof(limits.TensorBytes)));
            }

            if (begin > end || bytes != end - begin)
            {
                throw new SafetensorsFault(
                    $"tensor '{name.Shown()}' of {type} [{string.Join(", ", shape)}] needs {bytes.Grouped()} bytes and its data_offsets are "
                    + $"[{begin}, {end}]");
            }
        }
        catch (OverflowException cause)
        {
            throw new SafetensorsFault($"the extent of tensor '{name.Shown()}' overflows 64 bits", Refusal.Distrust, cause);
        }
    }

    private static void ReadMetadata(ref Utf8JsonReader json, Dictionary<string, string> metadata, CheckpointLimits limits)
    {
        long bytes = 0;
        Expect(ref json, JsonTokenType.StartObject, "an object for '__metadata__'");
        while (Read(ref json) == JsonTokenType.PropertyName)
        {
            string name = Text(ref json, limits);
            if (metadata.ContainsKey(name))
            {
                throw new SafetensorsFault(
                    $"the key '{name.Shown()}' of '__metadata__' comes twice; each must come once",
                    Refusal.Distrust);
            }

            Expect(ref json, JsonTokenType.String, "only texts in '__metadata__'");
            string text = Text(ref json, limits);
            metadata.Add(name, text);
            bytes += name.Length + text.Length;
            if (bytes > limits.TextBytes)
            {
                throw new SafetensorsFault(
                    $"'__metadata__' has more than {limits.TextBytes.Grouped()} bytes, which is what is allowed",
                    Refusal.Raise(nameof(limits.TextBytes)));
            }
        }
    }

    private static long[] Numbers(ref Utf8JsonReader json, string what, int most)
    {
        Expect(ref json, JsonTokenType.StartArray, what);
        List<long> numbers = [];
        while (Read(ref json) != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number)
            {
                throw new SafetensorsFault($"{what} holds {json.TokenType}; only whole numbers are allowed");
            }

            if (!json.TryGetInt64(out long number) || number < 0)
            {
                string text = Encoding.UTF8.GetString(json.ValueSpan[..Math.Min(json.ValueSpan.Length, LongestNumber)]);
                throw new SafetensorsFault($"{what} holds {text}; only whole numbers from 0 to 2^63 - 1 are allowed");
            }

            if (numbers.Count == most)
            {
                throw new SafetensorsFault($"{what} holds more than {most} numbers, which is what is allowed");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string what)
    {
        if (Read(ref json) != type)
        {
            throw new SafetensorsFault($"expected {what}, found {json.TokenType}");
        }
    }

    private static JsonTokenType Read(ref Utf8JsonReader json) =>
        json.Read() ? json.TokenType : throw new SafetensorsFault("it ends too early");

    private static string Text(ref Utf8JsonReader json, CheckpointLimits limits)
    {
        if (json.ValueSpan.Length > limits.TextBytes)
        {
            throw new SafetensorsFault(
                $"a text of {json.ValueSpan.Length.Grouped()} bytes; at most {limits.TextBytes.Grouped()} are allowed",
                Refusal.Raise(nameof(limits.TextBytes)));
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw new SafetensorsFault("a text is not UTF-8, which all texts must be", cause: cause);
        }
    }
}
