using SuperResolution.Memory;
using SuperResolution.Networks.Recognition;
using SuperResolution.Weights.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>
/// Makes generators from files of weights: PyTorch's zip archive (.pth), its form before 1.6, or safetensors. The network and its
/// hyper-parameters are recognised by the names and shapes of the weights.
/// </summary>
public static class GeneratorLoader
{
    /// <summary>Loads a generator from a file.</summary>
    /// <param name="path">
    /// A .pth, .pt, .pth.tar or .safetensors file; its content tells the form, not its name. A pipe is read to its end first.
    /// </param>
    /// <param name="limits">How much the file may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <param name="scale">
    /// r, for networks whose weights are the same for every scale (SRCNN, FSRCNN, DRCN); null where the file tells it, by its texts or by its
    /// name, such as <c>srcnn_x4.pth</c>.
    /// </param>
    /// <returns>The generator on the CPU, in float32 and in evaluation mode, and what was found.</returns>
    /// <exception cref="ArgumentException">
    /// A limit lies outside what it allows, and the message lists all that do; or the weights are of another scale than the given one.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read: a device fails, or another process keeps it locked.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no generator that the library knows.</exception>
    public static LoadedGenerator Load(string path, CheckpointLimits? limits = null, int? scale = null)
    {
        using CheckpointFile file = CheckpointFile.Open(path, limits);
        return Load(file, scale);
    }

    /// <summary>Loads a generator from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">A readable stream; it need not seek.</param>
    /// <param name="name">How messages name it; it may tell the scale as the name of a file does.</param>
    /// <param name="limits">How much it may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <param name="scale">r, for networks whose weights are the same for every scale; null where the stream or its name tells it.</param>
    /// <returns>The generator on the CPU, in float32 and in evaluation mode, and what was found.</returns>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, a limit lies outside what it allows, or the weights are of another scale than the given one.
    /// </exception>
    /// <exception cref="IOException">The stream fails while it is read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no generator that the library knows.</exception>
    public static LoadedGenerator Load(Stream stream, string? name = null, CheckpointLimits? limits = null, int? scale = null)
    {
        using CheckpointFile file = CheckpointFile.Open(stream, name, limits);
        return Load(file, scale);
    }

    /// <summary>Makes a generator of weights that are in memory, such as those between two checkpoints (<see cref="Checkpoint.Interpolate"/>).</summary>
    /// <param name="weights">The weights, which are copied and stay the caller's.</param>
    /// <param name="scale">r, for networks whose weights are the same for every scale; null where the file of the weights tells it.</param>
    /// <returns>The generator on the CPU, in float32 and in evaluation mode, and what was found.</returns>
    /// <exception cref="ArgumentException">The weights are of another scale than the given one.</exception>
    /// <exception cref="UnrecognisedCheckpointException">They are of no generator that the library knows.</exception>
    /// <exception cref="InvalidCheckpointException">What their file says of its network is wrong.</exception>
    public static LoadedGenerator Load(Checkpoint weights, int? scale = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        GeneratorMatch match = weights.Recognise(scale);
        long count = Count(match, name => weights.Tensors[name].numel());
        return new(match.Build(weights.Tensors), match.Network, Describe(match, weights.Origins, count), match.Hyperparameters, count);
    }

    /// <summary>Inspects a file and recognises its network, without reading a tensor.</summary>
    /// <inheritdoc cref="Load(string, CheckpointLimits, int?)" path="/exception"/>
    internal static GeneratorMatch Recognise(string path, CheckpointLimits? limits = null, int? scale = null)
    {
        using CheckpointFile file = CheckpointFile.Open(path, limits);
        return Recognise(file, scale);
    }

    /// <summary>Tells which network weights belong to.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="shapes">The sizes of the tensors by canonical name, in the order of the file.</param>
    /// <param name="texts">The texts beside them.</param>
    /// <param name="scale">What the caller says of the scale; null for nothing.</param>
    internal static GeneratorMatch Recognise(
        string file, IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts, int? scale)
    {
        try
        {
            GeneratorMatch match = GeneratorRecognisers.Find(file, shapes, OwnFormat.Texts(texts), scale);
            OwnFormat.RequireMatch(file, texts, match);
            return scale is null || scale == match.Hyperparameters["scale"]
                ? match
                : throw new ArgumentException(
                    $"{file} holds {match.Description}, which does not enlarge by {scale}. Leave the scale out.", nameof(scale));
        }
        catch (FormatException cause)
        {
            throw Refusal.Of(file, $"what it says of its network cannot be understood: {cause.Message}", Refusal.GetAgain);
        }
    }

    private static GeneratorMatch Recognise(CheckpointFile file, int? scale) => Recognise(
        file.Name, file.State.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Shape), file.Metadata, scale);

    private static LoadedGenerator Load(CheckpointFile file, int? scale)
    {
        GeneratorMatch match = Recognise(file, scale);
        HashSet<string> used = [.. match.Keys.Select(key => key.Published)];
        Dictionary<string, StoredTensor> wanted =
            file.State.Tensors.Where(pair => used.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        Dictionary<string, Tensor> weights = file.Load(wanted);
        try
        {
            long count = Count(match, name => file.State.Tensors[name].Count);
            string description = Describe(match, Origin.Describe(file.Format, file.State), count);
            return new(match.Build(weights), match.Network, description, match.Hyperparameters, count);
        }
        finally
        {
            weights.Values.DisposeAll();
        }
    }

    private static long Count(GeneratorMatch match, Func<string, long> elements) => match.Keys
        .Where(key => key.Presence == Presence.Required && !key.Published.Contains(".running_", StringComparison.Ordinal))
        .Sum(key => elements(key.Published));

    private static string Describe(GeneratorMatch match, string origin, long weights) =>
        $"{match.Description}; {origin}; {weights.Grouped()} weights";
}
