using SuperResolution.Weights.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>
/// Makes generators from files of weights: PyTorch's zip archive (.pth), its form before 1.6, or safetensors. The network and its
/// hyper-parameters are recognised by the names and shapes of the weights.
/// </summary>
public static class GeneratorLoader
{
    private const int DifferencesShown = 5;

    /// <summary>Loads a generator from a file.</summary>
    /// <param name="path">A .pth, .pt, .pth.tar or .safetensors file. Its content tells the form, not its name.</param>
    /// <returns>The generator on the CPU, in float32 and in evaluation mode, and what was found.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no generator that the library knows.</exception>
    public static LoadedGenerator Load(string path)
    {
        using CheckpointFile file = CheckpointFile.Open(path);
        return Load(file);
    }

    /// <summary>Loads a generator from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">A readable stream; it need not seek.</param>
    /// <param name="name">How messages name it.</param>
    /// <returns>The generator on the CPU, in float32 and in evaluation mode, and what was found.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidCheckpointException">It is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">It holds no generator that the library knows.</exception>
    public static LoadedGenerator Load(Stream stream, string? name = null)
    {
        using CheckpointFile file = CheckpointFile.Open(stream, name);
        return Load(file);
    }

    private static LoadedGenerator Load(CheckpointFile file)
    {
        GeneratorMatch match = Recognise(file);
        HashSet<string> used = [.. match.Keys.Select(key => key.Published)];
        Dictionary<string, StoredTensor> wanted =
            file.State.Tensors.Where(pair => used.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);
        Dictionary<string, Tensor> weights = file.Load(wanted);
        try
        {
            return new(match.Build(weights), match.Network, Describe(file, match), match.Hyperparameters);
        }
        finally
        {
            foreach (Tensor tensor in weights.Values)
            {
                tensor.Dispose();
            }
        }
    }

    private static GeneratorMatch Recognise(CheckpointFile file)
    {
        Dictionary<string, long[]> shapes = file.State.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Shape);
        List<NearMiss> misses = [];
        foreach (IGeneratorRecogniser recogniser in GeneratorRecognisers.All)
        {
            switch (recogniser.Recognise(shapes))
            {
                case GeneratorMatch match:
                    return match;
                case NearMiss miss:
                    misses.Add(miss);
                    break;
            }
        }

        NearMiss nearest = misses.MinBy(miss => miss.Distance)!;
        string known = string.Join("; ", GeneratorRecognisers.All.Select(recogniser => recogniser.Knows));
        string differences = string.Join("; ", nearest.Differences.Take(DifferencesShown));
        string isInstead = OtherNetworks.Describe(shapes) is { } other ? $": it is {other}" : "";
        throw new UnrecognisedCheckpointException(
            $"{file.Name} holds no generator that this version knows{isInstead}. The nearest is {nearest.Description}, of which "
            + $"{nearest.Fitting.Grouped()} keys fit and {nearest.Differences.Count.Grouped()} differ: {differences}"
            + $"{(nearest.Differences.Count > DifferencesShown ? "; …" : "")}. Known are {known}.");
    }

    private static string Describe(CheckpointFile file, GeneratorMatch match)
    {
        long weights = match.Keys
            .Where(key => key.Presence == Presence.Required && !key.Published.Contains(".running_", StringComparison.Ordinal))
            .Sum(key => file.State.Tensors[key.Published].Count);
        string origin = Origin.Describe(file.Format, file.State.Wrapper, file.State.RemovedPrefix);
        return $"{match.Description}; {origin}; {weights.Grouped()} weights";
    }
}
