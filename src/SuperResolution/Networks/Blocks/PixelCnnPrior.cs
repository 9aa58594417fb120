using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The prior network of pixel recursive super resolution (Dahl et al. 2017, section 3.2): a conditional PixelCNN without the condition. Of the pixels before
/// a pixel, in raster order, it tells how likely each value of each of its channels is.
/// </summary>
internal sealed class PixelCnnPrior : Module<Tensor, Tensor>
{
    /// <summary>The side of the first kernel before the mask.</summary>
    public const int FirstKernel = 7;

    private readonly Conv2d first_above;
    private readonly Conv2d first_left;
    private readonly ModuleList<GatedPixelLayer> layers;
    private readonly Conv2d hidden;
    private readonly Conv2d last;

    public PixelCnnPrior(int layers, int width, int hidden, int logits)
        : base(nameof(PixelCnnPrior))
    {
        first_above = PastConvolution.Above(3, width, FirstKernel);
        first_left = PastConvolution.Left(3, width, FirstKernel, self: false, bias: false);
        this.layers = ModuleList<GatedPixelLayer>([.. Enumerable.Range(0, layers).Select(_ => new GatedPixelLayer(width))]);
        this.hidden = Conv2d(width, hidden, kernel_size: 1);
        last = Conv2d(hidden, logits, kernel_size: 1);
        RegisterComponents();
    }

    /// <summary>The gated layers.</summary>
    public IReadOnlyList<GatedPixelLayer> Layers => [.. layers];

    /// <summary>The part of the first layer that sees the rows above.</summary>
    public Conv2d FirstAbove => first_above;

    /// <summary>The part of the first layer that sees the row's own pixels.</summary>
    public Conv2d FirstLeft => first_left;

    /// <summary>Pictures, [N, 3, H, W] around 0, which stay, to logits, [N, 768, H, W]: those of a pixel do not depend on it or on any after it.</summary>
    public override Tensor forward(Tensor input)
    {
        using Tensor above = input.OfPast(first_above);
        Tensor features = input.OfPast(first_left).Plus(above);
        Tensor state = features.alias();
        foreach (GatedPixelLayer layer in layers)
        {
            using (Tensor featuresBefore = features, stateBefore = state)
            {
                (features, state) = layer.forward(featuresBefore, stateBefore);
            }
        }

        state.Dispose();
        return Head(features);
    }

    /// <summary>What follows the gated layers; the input is disposed.</summary>
    public Tensor Head(Tensor features) => features.Into(hidden).Rectified().Into(last);
}
