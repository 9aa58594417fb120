using System.Buffers.Binary;
using System.Text.Json;
using SuperResolution.Weights.Pickle;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>safetensors: the length of a header, the header in JSON, the bytes of the tensors one after the other.</summary>
internal sealed class SafetensorsContainer : CheckpointContainer
{
    /// <summary>A tensor takes about a hundred bytes of the header; more than this on average is padding that takes time.</summary>
    private const int MostBytesOfEntry = 1024;

    private readonly Stream _stream;

    private SafetensorsContainer(string file, Stream stream, PickleDictionary content)
        : base(file, CheckpointFormat.Safetensors, content) => _stream = stream;

    /// <summary>Reads and checks the header.</summary>
    public static SafetensorsContainer Read(string file, Stream stream, CheckpointLimits limits)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        stream.Position = 0;
        stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)limits.SafetensorsHeaderBytes)
        {
            throw Refusal.Of(
                file,
                $"its safetensors header is said to have {length.Grouped()} bytes; at most {limits.SafetensorsHeaderBytes.Grouped()} are allowed",
                Refusal.Raise(nameof(limits.SafetensorsHeaderBytes)));
        }

        long data = stream.Length - sizeof(ulong) - (long)length;
        if (data < 0)
        {
            throw Refusal.Of(
                file,
                $"its safetensors header is said to have {length.Grouped()} bytes, more than the file: the file is truncated",
                Refusal.GetAgain);
        }

        long most = (long)limits.Entries * MostBytesOfEntry + limits.TextBytes;
        if ((long)length > most)
        {
            throw Refusal.Of(
                file,
                $"its safetensors header has {length.Grouped()} bytes; at most {most.Grouped()} are allowed for {limits.Entries.Grouped()} tensors",
                Refusal.Raise(nameof(limits.Entries)));
        }

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        Dictionary<string, string> metadata = [];
        try
        {
            return new(file, stream, Tensors(SafetensorsHeader.Parse(header, limits, metadata), data)) { Metadata = metadata };
        }
        catch (SafetensorsFault cause)
        {
            throw Refusal.Of(file, $"its safetensors header is not allowed: {cause.Message}", cause.Advice, cause);
        }
        catch (JsonException cause)
        {
            // The parser's own messages repeat the text, however long it is.
            string place = $"byte {(cause.BytePositionInLine ?? 0).Grouped()} of line {((cause.LineNumber ?? 0) + 1).Grouped()}";
            throw Refusal.Of(file, $"its safetensors header is no JSON at {place}", Refusal.GetAgain, cause);
        }
    }

    /// <inheritdoc/>
    public override Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted)
    {
        using DisposeScope scope = NewDisposeScope();
        _stream.Position = 0;
        Dictionary<string, Tensor> loaded;
        try
        {
            bool all = Content is PickleDictionary content && content.Count == wanted.Count;
            List<string> keys = [.. wanted.Values.Select(tensor => tensor.Storage.Key)];
            loaded = Safetensors.LoadStateDict(_stream, leaveOpen: true, keysToKeep: all ? null : keys);
        }
        catch (JsonException cause)
        {
            throw Refusal.Of(File, "its __metadata__ uses names that PyBridge takes for a tensor's", Refusal.SaveAgain, cause);
        }

        return wanted.ToDictionary(pair => pair.Key, pair => loaded[pair.Value.Storage.Key].DetachFromDisposeScope());
    }

    /// <summary>Tensors by name, when their places lie one after the other and fill the file.</summary>
    private static PickleDictionary Tensors(List<SafetensorsEntry> entries, long data)
    {
        PickleDictionary content = new();
        foreach (SafetensorsEntry entry in entries)
        {
            StoredStorage storage = new(entry.Name, entry.ElementType, (entry.End - entry.Begin) / StoredTensor.SizeOf(entry.ElementType));
            content.Set(entry.Name, new StoredTensor(storage, entry.Shape, ContiguousStrides(entry.Shape), 0));
        }

        long expected = 0;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != expected)
            {
                throw new SafetensorsFault(
                    $"tensor '{entry.Name.Shown()}' begins at byte {entry.Begin.Grouped()} where the one before it ends at {expected.Grouped()}; "
                    + "tensors must follow each other without holes");
            }

            expected = entry.End;
        }

        return expected == data
            ? content
            : throw new SafetensorsFault(
                $"its tensors take {expected.Grouped()} bytes and the file holds {data.Grouped()} for them"
                + $"{(data < expected ? ": the file is truncated" : "")}");
    }

    private static long[] ContiguousStrides(long[] shape)
    {
        long[] strides = new long[shape.Length];
        long step = 1;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = step;
            step *= Math.Max(shape[d], 1);
        }

        return strides;
    }
}
