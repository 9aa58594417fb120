using SuperResolution.Networks.Recognition;
using SuperResolution.Weights.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>Reads the features of a classifier that the caller names, such as VGG19, from torchvision's file, which users bring.</summary>
internal static class ClassifierWeights
{
    private const string Features = "features.";

    /// <summary>Inspects a file, holds all names and shapes of its features against the network's, and reads the tensors that are wanted.</summary>
    /// <param name="path">
    /// A file of the whole network, whose other layers are left out, or of its features alone, with or without <c>features.</c> before
    /// the names.
    /// </param>
    /// <param name="network">How messages name the network.</param>
    /// <param name="keys">All weights of its features; in the file their names begin with <c>features.</c>.</param>
    /// <param name="isWanted">Which of them are read.</param>
    /// <param name="advice">What to do about a file of another network, a sentence.</param>
    /// <param name="limits">How much the file may ask for; null for the default.</param>
    /// <returns>The tensors by the network's own names, of the file's type. They belong to the caller and to no dispose scope.</returns>
    /// <exception cref="UnrecognisedCheckpointException">The weights are those of another network.</exception>
    public static Dictionary<string, Tensor> ReadFeatures(
        string path, string network, IReadOnlyList<ExpectedKey> keys, Func<ExpectedKey, bool> isWanted, string advice, CheckpointLimits? limits)
    {
        using CheckpointFile file = CheckpointFile.Open(path, limits);
        if (file.State.Tensors.ContainsKey(keys[0].Published[Features.Length..]))
        {
            keys = [.. keys.Select(key => key with { Published = key.Published[Features.Length..] })];
        }

        RequireMatch(file, network, keys, advice);
        return file.Load(keys.Where(isWanted).ToDictionary(key => key.Ours, key => file.State.Tensors[key.Published]));
    }

    private static void RequireMatch(CheckpointFile file, string network, IReadOnlyList<ExpectedKey> keys, string advice)
    {
        Dictionary<string, long[]> shapes = file.State.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Shape);
        bool isWhole = shapes.Keys.Any(name => name.StartsWith(Features, StringComparison.Ordinal));
        Dictionary<string, long[]> features = shapes
            .Where(pair => !isWhole || pair.Key.StartsWith(Features, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(keys, features, out int fitting);
        if (differences.Count > 0)
        {
            string? other = OtherNetworks.Describe(shapes);
            string isInstead = other is null || other.StartsWith(network + ",", StringComparison.Ordinal) ? "" : $": it is {other}";
            throw new UnrecognisedCheckpointException(
                $"{file.Name} does not hold the weights of {network}{isInstead}. Of the {keys.Count.Grouped()} keys of {network}'s features "
                + $"{fitting.Grouped()} fit, and {differences.Count.Grouped()} differ: {KeyDifferences.Describe(differences)}. {advice}");
        }
    }
}
