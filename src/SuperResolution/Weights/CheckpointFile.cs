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
        State = StateDict.Find(name, _container.Content);
    }

    /// <summary>How messages name it, in quotation marks.</summary>
    public string Name { get; }

    /// <summary>In which form it is written.</summary>
    public CheckpointFormat Format => _container.Format;

    /// <summary>The weights that it holds.</summary>
    public StateDict State { get; }

    /// <summary>Opens and inspects a file.</summary>
    public static CheckpointFile Open(string path, CheckpointLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = $"'{Path.GetFileName(path)}'";
        if (Directory.Exists(path))
        {
            throw new InvalidCheckpointException($"'{path}' is a folder. Give the file of weights in it.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file of weights '{path}'.", path);
        }

        return Inspect(name, File.OpenRead(path), limits);
    }

    /// <summary>Takes in the rest of a stream and inspects it.</summary>
    public static CheckpointFile Open(Stream stream, string? name, CheckpointLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("Weights are read from a stream that can be read.", nameof(stream));
        }

        string shown = name is null ? "The stream of weights" : $"'{name}'";
        return Inspect(shown, TakeIn(shown, stream, (limits ?? CheckpointLimits.Default).StreamBytes), limits);
    }

    /// <summary>Reads tensors. They belong to the caller and to no dispose scope.</summary>
    /// <param name="wanted">Tensors of <see cref="State"/>, by any names.</param>
    /// <exception cref="InvalidCheckpointException">They take more memory than is allowed, or are damaged.</exception>
    public Dictionary<string, Tensor> Load(IReadOnlyDictionary<string, StoredTensor> wanted)
    {
        long bytes = 0;
        foreach (StoredTensor tensor in wanted.Values)
        {
            bytes += tensor.Bytes;
            if (bytes > _limits.TotalBytes)
            {
                throw new InvalidCheckpointException(
                    $"{Name}: its tensors take more than {_limits.TotalBytes.Grouped()} bytes, which is what is allowed.");
            }
        }

        return _container.Load(wanted);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static CheckpointFile Inspect(string name, Stream stream, CheckpointLimits? limits)
    {
        try
        {
            return new(name, stream, limits ?? CheckpointLimits.Default);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static MemoryStream TakeIn(string name, Stream stream, long most)
    {
        MemoryStream taken = new();
        byte[] buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (taken.Length + read > most)
            {
                throw new InvalidCheckpointException(
                    $"{name} delivers more than {most.Grouped()} bytes, which is what is allowed; read it from a file.");
            }

            taken.Write(buffer, 0, read);
        }

        return taken;
    }
}
