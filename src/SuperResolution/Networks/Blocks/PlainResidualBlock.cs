using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A residual block without BatchNorm: conv, ReLU, conv, sum (Lim et al. 2017, "Enhanced Deep Residual Networks for Single Image
/// Super-Resolution", figure 2c). It starts near the identity.
/// </summary>
internal sealed class PlainResidualBlock : Module<Tensor, Tensor>
{
    /// <summary>How many places beyond its own a place of the output looks at.</summary>
    public const int Reach = 2;

    private const double FirstShare = 0.1;

    private readonly Conv2d conv1;
    private readonly Conv2d conv2;

    public PlainResidualBlock(int width)
        : base(nameof(PlainResidualBlock))
    {
        conv1 = Conv2d(width, width, kernel_size: 3, padding: 1);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1);
        conv2.Scale(FirstShare);
        RegisterComponents();
    }

    /// <summary>Its convolutions.</summary>
    public (Conv2d First, Conv2d Second) Layers => (conv1, conv2);

    public override Tensor forward(Tensor input) => input.Through(conv1).Rectified().Into(conv2).Plus(input);
}
