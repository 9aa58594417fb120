using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>A block of SRGAN's discriminator (Ledig et al. 2017, figure 4): conv, BatchNorm, LeakyReLU.</summary>
internal sealed class DiscriminatorBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d bn;

    public DiscriminatorBlock(int inputs, int outputs, int stride)
        : base(nameof(DiscriminatorBlock))
    {
        // BatchNorm takes any bias off again.
        conv = Conv2d(inputs, outputs, kernel_size: 3, stride: stride, padding: 1, bias: false);
        bn = BatchNorm2d(outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input.Through(conv).Into(bn).LeakyRectified();
}
