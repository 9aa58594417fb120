using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="Bsrn"/>, BSRN and BSRN-S, in the layouts in which they are published.</summary>
internal sealed class BsrnRecogniser : IGeneratorRecogniser
{
    private const int UsualScale = 4, SmallestWidth = 16;

    private static readonly int[] s_scales = [2, 3, 4];

    /// <inheritdoc/>
    public string Knows => "BSRN and BSRN-S (xiaom233/BSRN, SuperResolution)";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(BsrnLayout.All.Select(layout => Compare(layout, shapes)));

    private static RecognitionResult Compare(BsrnLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        (string name, int usualBlocks, int usualWidth) = layout.Variant == BsrnVariant.Small ? ("BSRN-S", 5, 48) : ("BSRN", 8, 64);
        int blocks = shapes.Count(n => layout.Published("trunk.{n}.c1_d.weight", n), usualBlocks);
        int width = shapes.Maps("fea_conv.dw.weight", usualWidth, least: SmallestWidth);
        int scale = shapes.TryGetValue(layout.Published("conv_last.weight"), out long[]? last) && last is [var outputs, ..]
            ? s_scales.FirstOrDefault(r => 3 * r * r == outputs, UsualScale)
            : UsualScale;

        ExpectedKey[] expected = [.. layout.Keys(scale, blocks, width)];
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description = $"{name} ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<Bsrn>(() => new Bsrn(scale, blocks, width, layout.Variant))
            {
                Network = nameof(Bsrn),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }
}
