using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="FastSRGAN"/> in the layouts in which they are published.</summary>
internal sealed class FastSRGANRecogniser : IGeneratorRecogniser
{
    private const int MostSteps = 3, UsualBlocks = 8, UsualSteps = 2, UsualWidth = 64;

    private static readonly KeyLayout[] s_layouts =
    [
        new("HasnainRaz/Fast-SRGAN", new Dictionary<string, string>
        {
            ["conv_first"] = "neck.0",
            ["prelu_first"] = "neck.1",
            ["bottleneck"] = "bottleneck.0",
            ["upsampling.{n}.prelu"] = "upsampling.{n}.relu",
            ["head"] = "head.0",
        }),
        KeyLayout.Own,
    ];

    /// <inheritdoc/>
    public string Knows => $"Fast-SRGAN ({string.Join(", ", s_layouts.Select(layout => layout.Name))})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(s_layouts.Select(layout => Compare(layout, shapes)));

    private static RecognitionResult Compare(KeyLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        int blocks = shapes.Count(n => $"stem.{n}.conv1.weight", UsualBlocks);
        int steps = Math.Min(shapes.Count(n => $"upsampling.{n}.conv.weight", UsualSteps), MostSteps);
        int width = shapes.Maps(layout.Published("conv_first") + ".weight", UsualWidth);

        ExpectedKey[] expected = layout.Expected(Layers(blocks, width, steps));
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        int scale = 1 << steps;
        string description = $"Fast-SRGAN ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<FastSRGAN>(() => new FastSRGAN(scale, blocks, width))
            {
                Network = nameof(FastSRGAN),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }

    /// <summary>The layers of <see cref="FastSRGAN"/> by the names of its fields.</summary>
    private static IEnumerable<(string Template, int N, Layer.Part[] Parts)> Layers(int blocks, int width, int steps)
    {
        // Before normalisation there is no bias, neither in the file nor in the network.
        Layer.Part[] inner = Layer.Unbiased(width, width, 3);
        Layer.Part[] slope = Layer.PReLU();

        yield return ("conv_first", 0, Layer.Convolution(width, 3, 3));
        yield return ("prelu_first", 0, slope);
        for (int n = 0; n < blocks; n++)
        {
            yield return ("stem.{n}.conv1", n, inner);
            yield return ("stem.{n}.relu1", n, slope);
            yield return ("stem.{n}.conv2", n, inner);
        }

        yield return ("bottleneck", 0, inner);
        for (int n = 0; n < steps; n++)
        {
            yield return ("upsampling.{n}.conv", n, Layer.Convolution(4 * width, width, 3));
            yield return ("upsampling.{n}.prelu", n, slope);
        }

        yield return ("head", 0, Layer.Convolution(3, width, 3));
    }
}
