using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using SuperResolution.IO;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>Writes tensors with texts beside them as safetensors. PyBridge writes no texts.</summary>
internal static class SafetensorsFile
{
    private const int Alignment = 8;

    private static readonly Dictionary<ScalarType, string> s_types = new()
    {
        [ScalarType.Float64] = "F64", [ScalarType.Float32] = "F32", [ScalarType.Float16] = "F16", [ScalarType.BFloat16] = "BF16",
        [ScalarType.Int64] = "I64", [ScalarType.Int32] = "I32", [ScalarType.Int16] = "I16", [ScalarType.Int8] = "I8",
        [ScalarType.Byte] = "U8", [ScalarType.Bool] = "BOOL",
    };

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="tensors">The tensors by their names, on any device.</param>
    /// <param name="metadata">The texts by their names.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    private static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ReadOnlySpan<byte> header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Tensor tensor in tensors.Values)
        {
            using DisposeScope scope = NewDisposeScope();
            stream.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    private static ReadOnlySpan<byte> Header(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string name, string text) in metadata)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach ((string name, Tensor tensor) in tensors)
            {
                offset = WriteEntry(json, name, tensor, offset);
            }

            json.WriteEndObject();
        }

        // Spaces after the JSON, which the format allows, let the tensors begin at a multiple of 8.
        int padding = -buffer.WrittenCount & (Alignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan;
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, Tensor tensor, long offset)
    {
        long end = offset + tensor.numel() * tensor.ElementSize;
        json.WriteStartObject(name);
        json.WriteString("dtype", s_types[tensor.dtype]);
        json.WriteStartArray("shape");
        foreach (long size in tensor.shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
