using SuperResolution.Networks.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Networks.Perceptual;

/// <summary>
/// SqueezeNet's fire module (Iandola et al. 2016, section 3.2): 1×1 convolutions to few maps, then 1×1 and 3×3 ones side by side, each
/// with ReLU.
/// </summary>
/// <param name="Place">Its place in torchvision's <c>features</c>.</param>
/// <param name="Inputs">How many maps it takes.</param>
/// <param name="Squeezed">How many maps are between.</param>
/// <param name="Expanded">How many maps each of the two gives.</param>
internal sealed record FireLayer(int Place, int Inputs, int Squeezed, int Expanded) : PerceptualLayer
{
    public override int Maps => 2 * Expanded;

    public override IEnumerable<ExpectedKey> Keys =>
    [
        .. ConvolutionKeys(Name("squeeze"), Squeezed, Inputs, 1),
        .. ConvolutionKeys(Name("expand1x1"), Expanded, Squeezed, 1),
        .. ConvolutionKeys(Name("expand3x3"), Expanded, Squeezed, 3),
    ];

    public override Tensor Forward(Tensor input, IReadOnlyDictionary<string, Tensor> weights)
    {
        using Tensor squeezed = Rectified(input, weights, Name("squeeze"));
        using Tensor points = Rectified(squeezed, weights, Name("expand1x1"));
        using Tensor squares = Rectified(squeezed, weights, Name("expand3x3"), padding: 1);
        return cat([points, squares], dim: 1);
    }

    private string Name(string part) => $"features.{Place}.{part}";
}
