using SuperResolution.Memory;
using SuperResolution.Networks.Perceptual;
using SuperResolution.Networks.Recognition;
using SuperResolution.Weights.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>
/// Reads the weights of LPIPS: its linear heads, which tell their network, and the features of that network from torchvision's file.
/// </summary>
internal static class LpipsWeights
{
    private static readonly (PerceptualNetwork Network, string Heads, string Features)[] s_known =
    [
        (AlexNet.Network, "alex.pth", "alexnet-owt-7be5be79.pth"),
        (Vgg16.Network, "vgg.pth", "vgg16-397923af.pth"),
        (SqueezeNet.Network, "squeeze.pth", "squeezenet1_1-b8a52dc0.pth"),
    ];

    /// <summary>Reads both files.</summary>
    /// <param name="features">torchvision's file of the network, whole or its features alone.</param>
    /// <param name="heads">The file of the heads.</param>
    /// <param name="limits">How much the files may ask for; null for the default.</param>
    /// <returns>The network, its weights by name, and the heads, [1, C, 1, 1] each; of the files' types, in no dispose scope.</returns>
    /// <exception cref="UnrecognisedCheckpointException">A file holds something else; the message says what.</exception>
    public static (PerceptualNetwork Network, Dictionary<string, Tensor> Weights, Tensor[] Heads) Read(
        string features, string heads, CheckpointLimits? limits)
    {
        using CheckpointFile file = CheckpointFile.Open(heads, limits);
        (PerceptualNetwork network, _, string published) = Recognise(file);
        Dictionary<string, Tensor> weights = ClassifierWeights.ReadFeatures(
            features, network.Name, network.Keys, _ => true,
            $"The heads in {file.Name} go with {network.Name}: get torchvision's {published}, or save its state_dict or that of its features.", limits);
        try
        {
            ExpectedKey[] keys = Keys(network);
            Dictionary<string, Tensor> loaded = file.Load(keys.ToDictionary(key => key.Ours, key => file.State.Tensors[key.Published]));
            return (network, weights, [.. keys.Select(key => loaded[key.Ours])]);
        }
        catch
        {
            weights.Values.DisposeAll();

            throw;
        }
    }

    private static (PerceptualNetwork Network, string Heads, string Features) Recognise(CheckpointFile file)
    {
        Dictionary<string, long[]> shapes = file.State.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Shape);
        List<NearMiss> misses = [];
        foreach ((PerceptualNetwork, string, string) known in s_known)
        {
            IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(Keys(known.Item1), shapes, out int fitting);
            if (differences.Count == 0)
            {
                return known;
            }

            misses.Add(new(known.Item1.Name, fitting, differences));
        }

        NearMiss nearest = misses.MinBy(miss => miss.Distance)!;
        string isInstead = OtherNetworks.Describe(shapes) is { } other && !other.Contains("LPIPS", StringComparison.Ordinal) ? $": it is {other}" : "";
        throw new UnrecognisedCheckpointException(
            $"{file.Name} does not hold the linear heads of LPIPS{isInstead}. The nearest are those for {nearest.Description}, of which "
            + $"{nearest.Fitting.Grouped()} fit and {nearest.Differences.Count.Grouped()} differ: {KeyDifferences.Describe(nearest.Differences)}. "
            + $"Get {string.Join(", ", s_known.Select(known => known.Heads))} of LPIPS v0.1 (richzhang/PerceptualSimilarity, lpips/weights/v0.1).");
    }

    private static ExpectedKey[] Keys(PerceptualNetwork network) =>
    [
        .. from head in network.Maps.Select((maps, k) => (Name: $"lin{k}.model.1.weight", Maps: maps))
           select new ExpectedKey(head.Name, head.Name, [1, head.Maps, 1, 1], Presence.Required),
    ];
}
