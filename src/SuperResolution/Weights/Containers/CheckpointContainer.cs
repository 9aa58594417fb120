using SuperResolution.Weights.Containers.Zip;
using static TorchSharp.torch;

namespace SuperResolution.Weights.Containers;

/// <summary>A file of weights whose description was read and checked, and whose tensors were not read yet.</summary>
/// <param name="file">How messages name the file.</param>
/// <param name="format">In which form it is written.</param>
/// <param name="content">What it holds, with <see cref="StoredTensor"/> in place of tensors.</param>
internal abstract class CheckpointContainer(string file, CheckpointFormat format, object? content)
{
    /// <summary>How messages name the file.</summary>
    public string File { get; } = file;

    /// <summary>In which form it is written.</summary>
    public CheckpointFormat Format { get; } = format;

    /// <summary>What it holds, with <see cref="StoredTensor"/> in place of tensors.</summary>
    public object? Content { get; } = content;

    /// <summary>Texts that lie beside the tensors, by their names; only safetensors has them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; protected init; } = new Dictionary<string, string>();

    /// <summary>Reads tensors. They belong to the caller and to no dispose scope.</summary>
    /// <param name="wanted">Tensors of <see cref="Content"/>, by any names.</param>
    /// <returns>The tensors by the same names, contiguous and on the CPU.</returns>
    public abstract Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted);

    /// <summary>How many bytes of the file storages take, all together.</summary>
    /// <param name="storages">Different storages of <see cref="Content"/>.</param>
    public virtual long BytesInFile(IEnumerable<StoredStorage> storages) => storages.Sum(storage => storage.Bytes);

    /// <summary>Tells the form of a file by its first bytes and reads its description.</summary>
    /// <exception cref="InvalidCheckpointException">It has none of the forms, is damaged, or asks for what is not allowed.</exception>
    public static CheckpointContainer Open(string file, Stream stream, CheckpointLimits limits)
    {
        byte[] start = new byte[Math.Min(stream.Length, FileKind.BytesNeeded)];
        stream.Position = 0;
        stream.ReadExactly(start);
        return FileKind.Tell(start) switch
        {
            FileKind.Zip => ZipContainer.Read(file, stream, limits),
            FileKind.Legacy => LegacyContainer.Read(file, stream, limits),
            FileKind.Safetensors => SafetensorsContainer.Read(file, stream, limits),
            _ when ForeignStart.Find(stream) is { } zip => throw Refusal.Of(
                file, $"{zip}, where PyTorch's begin with their first entry; nothing may lie before it", Refusal.Distrust),
            _ when file.EndsWith(".safetensors'", StringComparison.OrdinalIgnoreCase) && start.Length > sizeof(ulong) => throw Refusal.Of(
                file,
                "it is named .safetensors, but byte 9, where the header begins, is "
                + $"0x{start[sizeof(ulong)]:x2}; a header begins with '{{'",
                Refusal.GetAgain),
            var other => throw new InvalidCheckpointException(
                $"{file} is {other}. Allowed are PyTorch checkpoints (.pth, .pt, with a state_dict) and .safetensors."),
        };
    }
}
