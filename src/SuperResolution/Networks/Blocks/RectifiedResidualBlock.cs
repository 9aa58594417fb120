using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>A residual block with BatchNorm: conv, BatchNorm, ReLU, conv, BatchNorm, sum (He et al. 2016, without the last ReLU).</summary>
internal sealed class RectifiedResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;

    public RectifiedResidualBlock(int width)
        : base(nameof(RectifiedResidualBlock))
    {
        conv1 = Conv2d(width, width, kernel_size: 3, padding: 1);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1);
        bn2 = BatchNorm2d(width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input.Through(conv1).Into(bn1).Rectified().Into(conv2).Into(bn2).Plus(input);
}
