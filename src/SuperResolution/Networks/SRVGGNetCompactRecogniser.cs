using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>
/// Recognises the weights of <see cref="SRVGGNetCompact"/>, which are published under the names of its fields. Those with activations that have
/// no weights are not recognised: they do not tell which.
/// </summary>
internal sealed class SRVGGNetCompactRecogniser : IGeneratorRecogniser
{
    private const int UsualConvolutions = 16, UsualWidth = 64, UsualScale = 4;

    private static readonly int[] s_scales = [1, 2, 3, 4];

    /// <inheritdoc/>
    public string Knows => $"{nameof(SRVGGNetCompact)} (xinntao/Real-ESRGAN)";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        int layers = shapes.Count(n => $"body.{2 * n}.weight", usual: 0);
        int convolutions = layers < 2 ? UsualConvolutions : layers - 2;
        int width = shapes.Maps("body.0.weight", UsualWidth);
        int scale = shapes.TryGetValue($"body.{2 * (convolutions + 1)}.weight", out long[]? last) && last is [var outputs, ..]
            ? s_scales.FirstOrDefault(r => 3 * r * r == outputs, UsualScale)
            : UsualScale;

        ExpectedKey[] expected = KeyLayout.Unchanged(Layers(scale, convolutions, width).Select((parts, n) => ($"body.{n}", parts)));
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description =
            $"{nameof(SRVGGNetCompact)} ×{scale}, {convolutions} convolution{(convolutions == 1 ? "" : "s")}, {width} wide";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<SRVGGNetCompact>(() => new SRVGGNetCompact(scale, convolutions, width))
            {
                Network = nameof(SRVGGNetCompact),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["convolutions"] = convolutions, ["width"] = width },
                Keys = expected,
            };
    }

    private static IEnumerable<Layer.Part[]> Layers(int scale, int convolutions, int width)
    {
        yield return Layer.Convolution(width, 3, 3);
        yield return Layer.PReLU(width);
        for (int n = 0; n < convolutions; n++)
        {
            yield return Layer.Convolution(width, width, 3);
            yield return Layer.PReLU(width);
        }

        yield return Layer.Convolution(3 * scale * scale, width, 3);
    }
}
