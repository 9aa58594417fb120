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
        new SrcnnRecogniser(),
        new FsrcnnRecogniser(),
        new EspcnRecogniser(),
        new DrcnRecogniser(),
        new RrdbNetRecogniser(),
        new MsrResNetRecogniser(),
        new EbrnRecogniser(),
        new BsrnRecogniser(),
        new SRVGGNetCompactRecogniser(),
        new FastSRGANRecogniser(),
        new PixelRecursiveRecogniser(),
    ];

    /// <summary>Finds the network that weights belong to.</summary>
    /// <param name="file">How messages name the file of the weights.</param>
    /// <param name="shapes">The sizes of the tensors by canonical name, in the order of the file.</param>
    /// <param name="texts">What the library wrote beside weights of its own; empty for other files.</param>
    /// <param name="scale">What the caller says of the scale, for networks whose weights do not tell it; null for nothing.</param>
    /// <exception cref="ArgumentException">The network does not have the given scale.</exception>
    /// <exception cref="FormatException">A text of the network cannot be understood.</exception>
    /// <exception cref="UnrecognisedCheckpointException">
    /// There is none, and the message names the nearest; or nothing tells the scale.
    /// </exception>
    public static GeneratorMatch Find(
        string file, IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts, int? scale)
    {
        List<NearMiss> misses = [];
        foreach (IGeneratorRecogniser recogniser in All)
        {
            switch (recogniser.Recognise(shapes, texts))
            {
                case GeneratorMatch match:
                    return match;
                case MatchOfAnyScale match:
                    return ScaleOfFile.Resolve(file, match, texts, scale);
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
