using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

/// <summary>The header of a safetensors file: which tensor lies where.</summary>
internal sealed class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";
    private const int Alignment = 8;

    private SafetensorsHeader(IReadOnlyList<KeyValuePair<string, SafetensorsEntry>> entries) => Entries = entries;

    /// <summary>The tensors, in the order of the header.</summary>
    public IReadOnlyList<KeyValuePair<string, SafetensorsEntry>> Entries { get; }

    /// <summary>Reads a header and leaves the stream at the first tensor's bytes.</summary>
    public static SafetensorsHeader Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw new InvalidDataException("The file is too short for safetensors: it has not even the length of a header.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(stream), length, $"The header claims {length} bytes, more than {int.MaxValue}: this is not a safetensors file.");
        }

        long left = stream.Length - stream.Position;
        if ((long)length > left)
        {
            throw new InvalidDataException($"The header claims {length} bytes where {left} are left: this is not a whole safetensors file.");
        }

        byte[] json = new byte[length];
        stream.ReadExactly(json);
        return Parse(json, left - json.Length);
    }

    /// <summary>Writes the header of tensors that follow each other in the dictionary's order.</summary>
    public static void Write(Stream stream, Dictionary<string, Tensor> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            long offset = 0;
            foreach ((string name, Tensor tensor) in tensors)
            {
                ElementType type = ElementType.Of(tensor.dtype);
                long end = offset + (tensor.NumberOfElements * type.Size);
                new SafetensorsEntry(type, tensor.shape, offset, end).Write(name, json);
                offset = end;
            }

            json.WriteEndObject();
        }

        // Spaces after the JSON, which the format allows, let the tensors begin at a multiple of 8.
        buffer.Write(new string(' ', -buffer.WrittenCount & (Alignment - 1)).Select(space => (byte)space).ToArray());
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, buffer.WrittenCount);
        stream.Write(prefix);
        stream.Write(buffer.WrittenSpan);
    }

    private static SafetensorsHeader Parse(byte[] json, long dataBytes)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The header is not a JSON object.");
        }

        KeyValuePair<string, SafetensorsEntry>[] entries =
        [
            .. document.RootElement.EnumerateObject()
                .Where(item => item.Name != MetadataName)
                .Select(item => KeyValuePair.Create(item.Name, SafetensorsEntry.Read(item.Name, item.Value))),
        ];
        CheckPlaces(entries, dataBytes);
        return new(entries);
    }

    private static void CheckPlaces(IEnumerable<KeyValuePair<string, SafetensorsEntry>> entries, long dataBytes)
    {
        long end = 0;
        foreach ((string name, SafetensorsEntry entry) in entries.OrderBy(item => item.Value.Begin).ThenBy(item => item.Value.End))
        {
            if (entry.Begin < end || entry.End > dataBytes)
            {
                throw new InvalidDataException(
                    $"The tensor '{name}' claims the bytes {entry.Begin} to {entry.End}, but those before {end} are taken "
                    + $"and the file has {dataBytes}.");
            }

            end = entry.End;
        }
    }
}
