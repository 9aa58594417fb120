using SuperResolution.Networks;
using SuperResolution.Networks.Recognition;

namespace SuperResolution.Weights.Recognition;

/// <summary>Every network that weights can be recognised as. A new network adds a line.</summary>
internal static class GeneratorRecognisers
{
    public static IReadOnlyList<IGeneratorRecogniser> All { get; } = 
    [
        new SRResNetRecogniser(),
        new LeanSRResNetRecogniser(),
        new BsrnRecogniser(),
        new SRVGGNetCompactRecogniser(),
        new FastSRGANRecogniser(),
    ];

    /// <summary>Finds the network that weights belong to.</summary>
    /// <param name="file">How messages name the file of the weights.</param>
    /// <param name="shapes">The sizes of the tensors by canonical name, in the order of the file.</param>
    /// <param name="texts">What the library wrote beside weights of its own; empty for other files.</param>
    /// <exception cref="UnrecognisedCheckpointException">There is none; the message names the nearest.</exception>
    public static GeneratorMatch Find(
        string file, IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        List<NearMiss> misses = [];
        foreach (IGeneratorRecogniser recogniser in All)
        {
            switch (recogniser.Recognise(shapes, texts))
            {
                case GeneratorMatch match:
                    return match;
                case NearMiss miss:
                    misses.Add(miss);
                    break;
            }
        }

        string known = string.Join("; ", All.Select(recogniser => recogniser.Knows));
        throw new UnrecognisedCheckpointException(
            $"{file} {NoKnownGenerator.Describe(misses.MinBy(miss => miss.Distance)!, OtherNetworks.Describe(shapes))} Known are {known}.");
    }
}
