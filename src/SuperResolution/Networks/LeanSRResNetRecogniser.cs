using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="LeanSRResNet"/>, which are published under the names of its fields.</summary>
internal sealed class LeanSRResNetRecogniser : IGeneratorRecogniser
{
    private const int UsualBlocks = 10, UsualWidth = 48, UsualScale = 4;

    /// <inheritdoc/>
    public string Knows => $"{nameof(LeanSRResNet)} (SuperResolution)";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        int blocks = shapes.Count(n => $"trunk.{n}.conv1.weight", UsualBlocks);
        int width = shapes.Maps("conv_first.weight", UsualWidth);
        int scale = shapes.TryGetValue("conv_last.weight", out long[]? last) && last is [var outputs, ..]
            ? GeneratorScale.All.FirstOrDefault(r => 3 * r * r == outputs, UsualScale)
            : UsualScale;

        ExpectedKey[] expected = KeyLayout.Unchanged(Layers(scale, blocks, width));
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description = $"{nameof(LeanSRResNet)} ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<LeanSRResNet>(() => new LeanSRResNet(scale, blocks, width))
            {
                Network = nameof(LeanSRResNet),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }

    private static IEnumerable<(string Name, Layer.Part[] Parts)> Layers(int scale, int blocks, int width)
    {
        Layer.Part[] inner = Layer.Convolution(width, width, 3);
        yield return ("conv_first", Layer.Convolution(width, 3, 3));
        for (int n = 0; n < blocks; n++)
        {
            yield return ($"trunk.{n}.conv1", inner);
            yield return ($"trunk.{n}.conv2", inner);
        }

        yield return ("conv_trunk", inner);
        yield return ("conv_last", Layer.Convolution(3 * scale * scale, width, 3));
    }
}
