using SuperResolution.Networks.Recognition;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks.Perceptual;

/// <summary>A max-pooling with a step of 2.</summary>
/// <param name="Side">The window's side.</param>
/// <param name="WithPartial">Whether a window that reaches over the edge counts.</param>
internal sealed record PoolingLayer(int Side, bool WithPartial = false) : PerceptualLayer
{
    public override int Maps => 0;

    public override IEnumerable<ExpectedKey> Keys => [];

    public override Tensor Forward(Tensor input, IReadOnlyDictionary<string, Tensor> weights) =>
        functional.max_pool2d(input, Side, stride: 2, ceil_mode: WithPartial);
}
