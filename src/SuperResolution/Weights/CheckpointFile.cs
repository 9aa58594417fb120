using SuperResolution.Memory;
using SuperResolution.Weights.Containers;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>A file of weights that was inspected and is open for reading tensors.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly Stream _stream;
    private readonly CheckpointContainer _container;
    private readonly CheckpointLimits _limits;

    private CheckpointFile(string name, Stream stream, CheckpointLimits limits)
    {
        _stream = stream;
        _limits = limits;
        Name = name;
        _container = CheckpointContainer.Open(name, stream, limits);
        OwnFormat.RequireKnown(name, _container.Metadata);
        State = StateDict.Find(name, _container.Content);
    }

    /// <summary>How messages name it, in quotation marks.</summary>
    public string Name { get; }

    /// <summary>In which form it is written.</summary>
    public CheckpointFormat Format => _container.Format;

    /// <summary>Texts that lie beside the tensors, by their names; only safetensors has them.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _container.Metadata;

    /// <summary>The weights that it holds.</summary>
    public StateDict State { get; }

    /// <summary>Opens and inspects a file.</summary>
    public static CheckpointFile Open(string path, CheckpointLimits? limits)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckpointLimits allowed = Validated(limits);
        string name = $"'{Path.GetFileName(path).Shown()}'";
        if (Directory.Exists(path))
        {
            throw new InvalidCheckpointException($"'{path}' is a folder. Give the file of weights in it.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file of weights '{path}'.", path);
        }

        FileStream file = File.OpenRead(path);
        if (file.CanSeek)
        {
            return Inspect(name, file, allowed);
        }

        // A pipe, such as a shell's <(…) or /dev/stdin.
        using (file)
        {
            return TakenIn(name, file, allowed);
        }
    }

    /// <summary>Takes in the rest of a stream and inspects it.</summary>
    public static CheckpointFile Open(Stream stream, string? name, CheckpointLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("Weights are read from a stream that can be read.", nameof(stream));
        }

        return TakenIn(name is null ? "The stream of weights" : $"'{name.Shown()}'", stream, Validated(limits));
    }

    /// <summary>Reads tensors. They belong to the caller and to no dispose scope.</summary>
    /// <param name="wanted">Tensors of <see cref="State"/>, by any names.</param>
    /// <exception cref="InvalidCheckpointException">
    /// They take more memory than is allowed, are damaged, or hold values that are not finite.
    /// </exception>
    public Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted)
    {
        RequireBounded(wanted);
        Dictionary<string, Tensor> loaded = _container.Load(wanted);
        try
        {
            FiniteWeights.Require(Name, loaded);
            return loaded;
        }
        catch
        {
            loaded.Values.DisposeAll();

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>A few bytes can describe tensors of gigabytes: elements that repeat, storages that are shared or compressed.</summary>
    private void RequireBounded(IReadOnlyDictionary<string, StoredTensor> wanted)
    {
        foreach ((string name, StoredTensor tensor) in wanted)
        {
            if (tensor.Count <= tensor.Storage.Count)
            {
                continue;
            }

            string most = tensor.Storage.Count.Grouped();
            throw Refusal.Of(
                Name,
                $"tensor '{name.Shown()}' has {tensor.Count.Grouped()} elements, which lie on each other in a storage of {most}; "
                + $"at most {most} {(tensor.Storage.Count == 1 ? "is" : "are")} allowed",
                "Save tensor.contiguous() instead of an expanded tensor.");
        }

        long bytes = wanted.Values.Sum(tensor => tensor.Bytes);
        long held = _container.BytesInFile(wanted.Values.Select(tensor => tensor.Storage).Distinct());
        if (bytes / _limits.Sharing > held || (bytes > 0 && held == 0))
        {
            throw Refusal.Of(
                Name,
                $"its tensors take {bytes.Grouped()} bytes where the file holds {held.Grouped()} for them; at most {_limits.Sharing} "
                + "times as many are allowed",
                Refusal.Raise(nameof(_limits.Sharing)));
        }

        if (bytes > _limits.TotalBytes)
        {
            throw Refusal.Of(
                Name,
                $"its tensors take {bytes.Grouped()} bytes; at most {_limits.TotalBytes.Grouped()} are allowed",
                Refusal.Raise(nameof(_limits.TotalBytes)));
        }
    }

    private static CheckpointLimits Validated(CheckpointLimits? limits)
    {
        limits ??= CheckpointLimits.Default;
        limits.Validate();
        return limits;
    }

    private static CheckpointFile TakenIn(string name, Stream stream, CheckpointLimits limits) =>
        Inspect(name, TakeIn(name, stream, limits.StreamBytes), limits);

    private static CheckpointFile Inspect(string name, Stream stream, CheckpointLimits limits)
    {
        try
        {
            return new(name, stream, limits);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static MemoryStream TakeIn(string name, Stream stream, long most)
    {
        void Allow(long bytes)
        {
            if (bytes > most)
            {
                throw Refusal.Of(
                    name, $"it delivers more than {most.Grouped()} bytes, which is what is allowed", "Read it from a file.");
            }
        }

        // Where the length is known, the bytes are taken in without growing.
        long length = stream.CanSeek ? Math.Max(stream.Length - stream.Position, 0) : 0;
        Allow(length);
        MemoryStream taken = new(checked((int)length));
        byte[] buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            Allow(taken.Length + read);
            taken.Write(buffer, 0, read);
        }

        return taken;
    }
}
