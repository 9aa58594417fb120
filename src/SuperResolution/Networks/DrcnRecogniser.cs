using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>
/// Recognises the weights of <see cref="Drcn"/> under the names of its fields: of the published re-implementations each has layers of its own.
/// Interpolation lies before the network, so that they do not tell the scale that they were trained for.
/// </summary>
internal sealed class DrcnRecogniser : IGeneratorRecogniser
{
    private const int PaperWidth = 256, PaperRecursions = 16;

    /// <inheritdoc/>
    public string Knows => $"DRCN ({KeyLayout.Own.Name})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        KeyLayout layout = KeyLayout.Own;
        int width = layout.Weight(shapes, "embed1") is [var maps, ..] ? (int)maps : PaperWidth;
        int recursions = layout.Weight(shapes, "combine") is [_, var times, _, _] ? (int)times : PaperRecursions;
        Layer.Part[] inner = Layer.Convolution(width, width, 3);
        ExpectedKey[] expected = layout.Expected(
        [
            ("embed1", 0, Layer.Convolution(width, 1, 3)),
            ("embed2", 0, inner),
            ("recursion", 0, inner),
            ("reconstruct1", 0, inner),
            ("reconstruct2", 0, Layer.Convolution(1, width, 3)),
            ("combine", 0, [new("weight", [1, recursions, 1, 1], Presence.Required)]),
        ]);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string form = $"{recursions} recursions, {width} wide ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss($"DRCN, {form}", fitting, differences)
            : new MatchOfAnyScale("DRCN", GeneratorScale.All, scale => new GeneratorMatch<Drcn>(() => new Drcn(scale, recursions, width))
            {
                Network = nameof(Drcn),
                Description = $"DRCN ×{scale}, {form}",
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["recursions"] = recursions, ["width"] = width },
                Keys = expected,
            });
    }
}
