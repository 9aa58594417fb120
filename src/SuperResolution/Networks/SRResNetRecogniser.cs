using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="SRResNet"/> in the layouts in which they are published.</summary>
internal sealed class SRResNetRecogniser : IGeneratorRecogniser
{
    private const int PaperBlocks = 16, PaperWidth = 64, PaperSteps = 2, MostSteps = 3;

    /// <inheritdoc/>
    public string Knows => $"SRResNet ({string.Join(", ", SRResNetLayout.All.Select(layout => layout.Name).Distinct())})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        IEnumerable<SRResNetLayout> layouts = SRResNetTexts.Read(texts) is { } variant ? [SRResNetLayout.OwnOf(variant)] : SRResNetLayout.All;
        return RecognitionResult.Best(layouts.Select(layout => Compare(layout, shapes)));
    }

    private static RecognitionResult Compare(SRResNetLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        string Weight(string template, int n, int blocks) => layout.Published(template, n, blocks, steps: 0) + ".weight";

        int found = shapes.Count(n => Weight("trunk.{n}.conv1", n, blocks: 0), usual: 0);
        int steps = Math.Min(shapes.Count(n => Weight("upsampler.{n}.conv", n, found), PaperSteps), MostSteps);
        int width = shapes.Maps(Weight("conv_first", 0, 0), PaperWidth);
        int blocks = found == 0 ? PaperBlocks : found;

        ExpectedKey[] expected = [.. Expected(layout, blocks, width, steps)];
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        int scale = 1 << steps;
        string description =
            $"SRResNet ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide{(layout.Variant.Tanh ? ", tanh output" : "")} "
            + $"({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<SRResNet>(() => new SRResNet(scale, blocks, width, layout.Variant))
            {
                Network = nameof(SRResNet),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }

    private static IEnumerable<ExpectedKey> Expected(SRResNetLayout layout, int blocks, int width, int steps) =>
        from layer in Layers(layout, blocks, width, steps)
        from part in layer.Parts
        select new ExpectedKey(
            $"{KeyTemplate.Expand(layer.Template, ('n', layer.N))}.{part.Name}",
            $"{layout.Published(layer.Template, layer.N, blocks, steps)}.{part.Name}",
            part.Shape,
            part.Presence);

    /// <summary>The layers of <see cref="SRResNet"/> by the names of its fields.</summary>
    private static IEnumerable<(string Template, int N, Layer.Part[] Parts)> Layers(SRResNetLayout layout, int blocks, int width, int steps)
    {
        Layer.Part[] inner = Layer.Convolution(width, width, 3, bias: !layout.BiasFreeTrunk);
        Layer.Part[] norm = Layer.BatchNorm(width);
        Layer.Part[] slope = Layer.PReLU();

        yield return ("conv_first", 0, Layer.Convolution(width, 3, 9));
        yield return ("prelu_first", 0, slope);
        for (int n = 0; n < blocks; n++)
        {
            yield return ("trunk.{n}.conv1", n, inner);
            yield return ("trunk.{n}.bn1", n, norm);
            yield return ("trunk.{n}.prelu", n, slope);
            yield return ("trunk.{n}.conv2", n, inner);
            yield return ("trunk.{n}.bn2", n, norm);
        }

        yield return ("conv_trunk", 0, inner);
        yield return ("trunk_end", 0, layout.Variant.TrunkEnd == SRResNetTrunkEnd.BatchNorm ? norm : slope);
        for (int n = 0; n < steps; n++)
        {
            yield return ("upsampler.{n}.conv", n, Layer.Convolution(4 * width, width, 3));
            yield return ("upsampler.{n}.prelu", n, slope);
        }

        yield return ("conv_last", 0, Layer.Convolution(3, width, 9));
    }
}
