using SuperResolution.Memory;
using SuperResolution.Networks.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>
/// The weights of one network, read from a file: PyTorch's zip archive (.pth), its form before 1.6, or safetensors. Averaged weights
/// (<c>params_ema</c>) are preferred to raw ones, wrappers and prefixes are taken off, and only the tensors that remain are read.
/// </summary>
/// <remarks>
/// Files may come from anywhere: no code in them runs, names and opcodes outside an allow-list are refused, and sizes are checked
/// before memory is taken. The tensors belong to this object, whatever dispose scope it was read in.
/// </remarks>
public sealed partial class Checkpoint : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly string _file;
    private readonly string _origin;
    private readonly IReadOnlyDictionary<string, string> _texts;

    private Checkpoint(CheckpointFile file)
    {
        _file = file.Name;
        _origin = Origin.Describe(file.Format, file.State);
        _texts = file.Metadata;
        Format = file.Format;
        Wrapper = file.State.Wrapper;
        RemovedPrefix = file.State.RemovedPrefix;
        _tensors = file.Load(file.State.Tensors);
    }

    private Checkpoint(Checkpoint file, Dictionary<string, Tensor> tensors)
    {
        _file = file._file;
        _origin = file._origin;
        _texts = file._texts;
        Format = file.Format;
        Wrapper = file.Wrapper;
        RemovedPrefix = file.RemovedPrefix;
        _tensors = tensors;
    }

    /// <summary>In which form the file is written.</summary>
    public CheckpointFormat Format { get; }

    /// <summary>The tensors by canonical name, on the CPU, contiguous, of the type that the file has. Disposed with this object.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>Under which key the file holds them, such as <c>params_ema</c>; null where they lie at the top.</summary>
    public string? Wrapper { get; }

    /// <summary>Texts that lie beside the tensors, by their names, as the file has them; only safetensors has such.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _texts;

    /// <summary>What was taken off the beginning of all names, such as <c>module.</c>; null for nothing.</summary>
    public string? RemovedPrefix { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">
    /// A .pth, .pt, .pth.tar or .safetensors file; its content tells the form, not its name. A pipe is read to its end first.
    /// </param>
    /// <param name="limits">How much the file may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">A limit lies outside what it allows; the message lists all that do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read: a device fails, or another process keeps it locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no weights of a network.</exception>
    public static Checkpoint Read(string path, CheckpointLimits? limits = null)
    {
        using CheckpointFile file = CheckpointFile.Open(path, limits);
        return new(file);
    }

    /// <summary>Reads a stream from its position to its end. The stream stays open.</summary>
    /// <param name="stream">A readable stream; it need not seek.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="limits">How much it may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, or a limit lies outside what it allows.</exception>
    /// <exception cref="IOException">The stream fails while it is read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no weights of a network.</exception>
    public static Checkpoint Read(Stream stream, string? name = null, CheckpointLimits? limits = null)
    {
        using CheckpointFile file = CheckpointFile.Open(stream, name, limits);
        return new(file);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_file}: {_tensors.Count.Grouped()} tensors, {_origin}";

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        _tensors.Values.DisposeAll();

        _tensors.Clear();
    }

    /// <summary>How messages name it.</summary>
    internal string Name => _file;

    /// <summary>Where it came from, in words.</summary>
    internal string Origins => _origin;

    /// <summary>The same weights as another checkpoint of the network names and shapes them; both share memory.</summary>
    /// <param name="network">The network of these weights.</param>
    /// <param name="other">The other one, in the library's own layout.</param>
    internal Checkpoint NamedAs(GeneratorMatch network, Checkpoint other) => new(
        this, network.Keys.ToDictionary(key => key.Ours, key => _tensors[key.Published].view(other._tensors[key.Ours].shape).DetachFromDisposeScope()));

    /// <summary>The network that the weights belong to.</summary>
    /// <param name="scale">What the caller says of the scale; null for nothing.</param>
    /// <exception cref="ArgumentException">The network does not have the given scale.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It is none that the library knows.</exception>
    /// <exception cref="InvalidCheckpointException">What the file says of its network is wrong.</exception>
    internal GeneratorMatch Recognise(int? scale = null) => GeneratorLoader.Recognise(
        _file, _tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape), _texts, scale);
}
