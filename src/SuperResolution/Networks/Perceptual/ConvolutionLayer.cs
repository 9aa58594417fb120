using SuperResolution.Networks.Recognition;
using static TorchSharp.torch;

namespace SuperResolution.Networks.Perceptual;

/// <summary>A square convolution with bias, and the ReLU after it.</summary>
/// <param name="Place">Its place in torchvision's <c>features</c>.</param>
/// <param name="Outputs">How many maps it gives.</param>
/// <param name="Inputs">How many maps it takes.</param>
/// <param name="Kernel">The kernel's side.</param>
/// <param name="Padding">Zeros at each edge.</param>
/// <param name="Stride">The kernel's step.</param>
internal sealed record ConvolutionLayer(int Place, int Outputs, int Inputs, int Kernel = 3, int Padding = 1, int Stride = 1) : PerceptualLayer
{
    public override int Maps => Outputs;

    public override IEnumerable<ExpectedKey> Keys => ConvolutionKeys($"features.{Place}", Outputs, Inputs, Kernel);

    public override Tensor Forward(Tensor input, IReadOnlyDictionary<string, Tensor> weights) =>
        Rectified(input, weights, $"features.{Place}", Stride, Padding);
}
