using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>
/// Recognises the weights of <see cref="Srcnn"/>. Interpolation lies before the network, so that they do not tell the scale that they were
/// trained for.
/// </summary>
internal sealed class SrcnnRecogniser : IGeneratorRecogniser
{
    private const int PaperWidth = 64, PaperMappingWidth = 32, PaperMappingKernel = 5, PatchKernel = 9, LastKernel = 5;

    private static readonly int[] s_mappingKernels = [1, 3, 5];

    // yjn870's names are the network's own.
    private static readonly KeyLayout[] s_layouts =
    [
        KeyLayout.Own with { Name = "yjn870/SRCNN-pytorch, SuperResolution" },
        new("Lornatang/SRCNN-PyTorch", new Dictionary<string, string>
        {
            ["conv1"] = "features.0",
            ["conv2"] = "map.0",
            ["conv3"] = "reconstruction",
        }),
    ];

    /// <inheritdoc/>
    public string Knows => $"SRCNN ({string.Join(", ", s_layouts.Select(layout => layout.Name))})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(s_layouts.Select(layout => Compare(layout, shapes)));

    private static RecognitionResult Compare(KeyLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        int width = layout.Weight(shapes, "conv1") is [var maps, ..] ? (int)maps : PaperWidth;
        (int mappingWidth, int kernel) = layout.Weight(shapes, "conv2") is [var mapped, _, var side, _] && s_mappingKernels.Contains((int)side)
            ? ((int)mapped, (int)side)
            : (PaperMappingWidth, PaperMappingKernel);
        ExpectedKey[] expected = layout.Expected(
        [
            ("conv1", 0, Layer.Convolution(width, 1, PatchKernel)),
            ("conv2", 0, Layer.Convolution(mappingWidth, width, kernel)),
            ("conv3", 0, Layer.Convolution(1, mappingWidth, LastKernel)),
        ]);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string form = $"{PatchKernel}-{kernel}-{LastKernel}, {width} and {mappingWidth} wide ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss($"SRCNN, {form}", fitting, differences)
            : new MatchOfAnyScale("SRCNN", GeneratorScale.All, scale => new GeneratorMatch<Srcnn>(() => new Srcnn(scale, kernel, width, mappingWidth))
            {
                Network = nameof(Srcnn),
                Description = $"SRCNN ×{scale}, {form}",
                Hyperparameters = new Dictionary<string, int>
                {
                    ["scale"] = scale, ["mappingKernel"] = kernel, ["width"] = width, ["mappingWidth"] = mappingWidth,
                },
                Keys = expected,
            });
    }
}
