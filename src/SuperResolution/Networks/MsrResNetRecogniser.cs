using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="MsrResNet"/>, which BasicSR publishes under the names of its fields.</summary>
internal sealed class MsrResNetRecogniser : IGeneratorRecogniser
{
    private const int UsualBlocks = 16, UsualWidth = 64;

    /// <inheritdoc/>
    public string Knows => "MSRResNet (BasicSR)";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        int blocks = shapes.Count(n => $"body.{n}.conv1.weight", UsualBlocks);
        int width = shapes.Maps("conv_first.weight", UsualWidth);
        int scale = shapes.TryGetValue("upconv1.weight", out long[]? up) && up is [var outputs, ..] && outputs == 9 * width ? 3
            : shapes.ContainsKey("upconv1.weight") && !shapes.ContainsKey("upconv2.weight") ? 2
            : 4;

        ExpectedKey[] expected = KeyLayout.Unchanged(
            Layers(scale, blocks, width).Select(layer => (layer.Name, Layer.Convolution(layer.Outputs, layer.Inputs, kernel: 3))));
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description = $"MSRResNet ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide (BasicSR layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<MsrResNet>(() => new MsrResNet(scale, blocks, width))
            {
                Network = nameof(MsrResNet),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }

    private static IEnumerable<(string Name, int Inputs, int Outputs)> Layers(int scale, int blocks, int width)
    {
        yield return ("conv_first", 3, width);
        for (int n = 0; n < blocks; n++)
        {
            yield return ($"body.{n}.conv1", width, width);
            yield return ($"body.{n}.conv2", width, width);
        }

        yield return ("upconv1", width, width * (scale == 3 ? 9 : 4));
        if (scale == 4)
        {
            yield return ("upconv2", width, width * 4);
        }

        yield return ("conv_hr", width, width);
        yield return ("conv_last", width, 3);
    }
}
