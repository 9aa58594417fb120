using SuperResolution.Memory;
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
public sealed class Checkpoint : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly string _file;
    private readonly string _origin;

    private Checkpoint(string file, CheckpointFormat format, StateDict state, Dictionary<string, Tensor> tensors)
    {
        _file = file;
        _tensors = tensors;
        _origin = Origin.Describe(format, state);
        Format = format;
        Wrapper = state.Wrapper;
        RemovedPrefix = state.RemovedPrefix;
    }

    /// <summary>In which form the file is written.</summary>
    public CheckpointFormat Format { get; }

    /// <summary>The tensors by canonical name, on the CPU, contiguous, of the type that the file has. Disposed with this object.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>Under which key the file holds them, such as <c>params_ema</c>; null where they lie at the top.</summary>
    public string? Wrapper { get; }

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
        return Read(file);
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
        return Read(file);
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

    private static Checkpoint Read(CheckpointFile file) => new(file.Name, file.Format, file.State, file.Load(file.State.Tensors));
}
