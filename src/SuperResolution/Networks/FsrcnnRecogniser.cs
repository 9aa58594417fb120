using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>
/// Recognises the weights of <see cref="Fsrcnn"/>. The scale is the stride of the deconvolution, of which its weights tell nothing.
/// </summary>
internal sealed class FsrcnnRecogniser : IGeneratorRecogniser
{
    // What PISR's training has beside a student: it guesses the teacher's features from the student's.
    private const string Distribution = "vid_module_dict.";

    private const int PaperWidth = 56, PaperShrunk = 12, PaperMappings = 4, MostMappings = 64;

    private static readonly KeyLayout[] s_layouts =
    [
        new("yjn870/FSRCNN-pytorch", new Dictionary<string, string>
        {
            ["conv_feature"] = "first_part.0",
            ["prelu_feature"] = "first_part.1",
            ["conv_shrink"] = "mid_part.0",
            ["prelu_shrink"] = "mid_part.1",
            ["conv_map.{n}"] = "mid_part.{2n+2}",
            ["prelu_map.{n}"] = "mid_part.{2n+3}",
            ["conv_expand"] = "mid_part.{2B+2}",
            ["prelu_expand"] = "mid_part.{2B+3}",
            ["deconv"] = "last_part",
        }),
        new("Lornatang/FSRCNN-PyTorch", new Dictionary<string, string>
        {
            ["conv_feature"] = "feature_extraction.0",
            ["prelu_feature"] = "feature_extraction.1",
            ["conv_shrink"] = "shrink.0",
            ["prelu_shrink"] = "shrink.1",
            ["conv_map.{n}"] = "map.{2n}",
            ["prelu_map.{n}"] = "map.{2n+1}",
            ["conv_expand"] = "expand.0",
            ["prelu_expand"] = "expand.1",
        }),
        new("cvlab-yonsei/PISR", new Dictionary<string, string>
        {
            ["conv_feature"] = "backbone.network.feature_extraction.0.0",
            ["prelu_feature"] = "backbone.network.feature_extraction.0.1",
            ["conv_shrink"] = "backbone.network.shrinking.0.0",
            ["prelu_shrink"] = "backbone.network.shrinking.0.1",
            ["conv_map.{n}"] = "backbone.network.mapping.{n}.0",
            ["prelu_map.{n}"] = "backbone.network.mapping.{n}.1",
            ["conv_expand"] = "backbone.network.expanding.0.0",
            ["prelu_expand"] = "backbone.network.expanding.0.1",
            ["deconv"] = "backbone.network.last_layer.0.0",
        }),
        KeyLayout.Own,
    ];

    /// <inheritdoc/>
    public string Knows => $"FSRCNN ({string.Join(", ", s_layouts.Select(layout => layout.Name))})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(s_layouts.Select(layout => Compare(
            layout,
            shapes.Where(pair => !pair.Key.StartsWith(Distribution, StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value))));

    private static RecognitionResult Compare(KeyLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        int width = layout.Weight(shapes, "conv_feature") is [var maps, ..] ? (int)maps : PaperWidth;
        int shrunk = layout.Weight(shapes, "conv_shrink") is [var few, ..] ? (int)few : PaperShrunk;

        // What expands may lie in the same list as what maps; its kernel is 1×1.
        int mappings = Enumerable.Range(0, MostMappings).TakeWhile(n => layout.Weight(shapes, "conv_map.{n}", n) is [_, _, 3, 3]).Count();
        mappings = mappings == 0 ? PaperMappings : mappings;

        bool sharedSlopes = width > 1 && layout.Weight(shapes, "prelu_feature") is [1];
        ExpectedKey[] expected = layout.Expected(Layers(width, shrunk, mappings, sharedSlopes), mappings);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string form = $"({width}, {shrunk}, {mappings}){(sharedSlopes ? Fsrcnn.SharedSlopesText : "")} ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss($"FSRCNN {form}", fitting, differences)
            : new MatchOfAnyScale("FSRCNN", GeneratorScale.All, scale => new GeneratorMatch<Fsrcnn>(() => new Fsrcnn(scale, width, shrunk, mappings, sharedSlopes))
            {
                Network = nameof(Fsrcnn),
                Description = $"FSRCNN ×{scale} {form}",
                Hyperparameters = new Dictionary<string, int>
                {
                    ["scale"] = scale, ["width"] = width, ["shrunk"] = shrunk, ["mappings"] = mappings,
                },
                Keys = expected,
            });
    }

    private static IEnumerable<(string Template, int N, Layer.Part[] Parts)> Layers(int width, int shrunk, int mappings, bool sharedSlopes)
    {
        Layer.Part[] PReLU(int maps) => Layer.PReLU(sharedSlopes ? 1 : maps);
        yield return ("conv_feature", 0, Layer.Convolution(width, 1, 5));
        yield return ("prelu_feature", 0, PReLU(width));
        yield return ("conv_shrink", 0, Layer.Convolution(shrunk, width, 1));
        yield return ("prelu_shrink", 0, PReLU(shrunk));
        for (int n = 0; n < mappings; n++)
        {
            yield return ("conv_map.{n}", n, Layer.Convolution(shrunk, shrunk, 3));
            yield return ("prelu_map.{n}", n, PReLU(shrunk));
        }

        yield return ("conv_expand", 0, Layer.Convolution(width, shrunk, 1));
        yield return ("prelu_expand", 0, PReLU(width));
        yield return ("deconv", 0, Layer.Deconvolution(width, 1, 9));
    }
}
