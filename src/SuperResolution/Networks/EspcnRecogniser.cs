using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="Espcn"/> in the layouts in which they are published.</summary>
internal sealed class EspcnRecogniser : IGeneratorRecogniser
{
    private const int PaperWidth = 64, PaperSecondWidth = 32, UsualScale = 4;

    private static readonly KeyLayout[] s_layouts =
    [
        new("yjn870/ESPCN-pytorch", new Dictionary<string, string>
        {
            ["conv1"] = "first_part.0",
            ["conv2"] = "first_part.2",
            ["conv3"] = "last_part.0",
        }),
        new("Lornatang/ESPCN-PyTorch", new Dictionary<string, string>
        {
            ["conv1"] = "feature_maps.0",
            ["conv2"] = "feature_maps.2",
            ["conv3"] = "sub_pixel.0",
        }),
        KeyLayout.Own,
    ];

    /// <inheritdoc/>
    public string Knows => $"ESPCN ({string.Join(", ", s_layouts.Select(layout => layout.Name))})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(s_layouts.Select(layout => Compare(layout, shapes)));

    private static RecognitionResult Compare(KeyLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        int width = layout.Weight(shapes, "conv1") is [var maps, ..] ? (int)maps : PaperWidth;
        int secondWidth = layout.Weight(shapes, "conv2") is [var fewer, ..] ? (int)fewer : PaperSecondWidth;
        int scale = layout.Weight(shapes, "conv3") is [var outputs, ..] ? GeneratorScale.All.FirstOrDefault(r => r * r == outputs, UsualScale) : UsualScale;
        ExpectedKey[] expected = layout.Expected(
        [
            ("conv1", 0, Layer.Convolution(width, 1, 5)),
            ("conv2", 0, Layer.Convolution(secondWidth, width, 3)),
            ("conv3", 0, Layer.Convolution(scale * scale, secondWidth, 3)),
        ]);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description = $"ESPCN ×{scale}, {width} and {secondWidth} wide ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<Espcn>(() => new Espcn(scale, width, secondWidth))
            {
                Network = nameof(Espcn),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["width"] = width, ["secondWidth"] = secondWidth },
                Keys = expected,
            };
    }
}
