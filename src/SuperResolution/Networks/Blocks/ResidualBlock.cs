using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>A residual block of SRResNet (Ledig et al. 2017, figure 4): conv, BatchNorm, PReLU, conv, BatchNorm, sum.</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>
{
    /// <summary>How many places beyond its own a place of the output looks at.</summary>
    public const int Reach = 2;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly PReLU prelu;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private bool _folded;

    public ResidualBlock(int width)
        : base(nameof(ResidualBlock))
    {
        conv1 = Conv2d(width, width, kernel_size: 3, padding: 1);
        bn1 = BatchNorm2d(width);
        prelu = PReLU(num_parameters: 1);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1);
        bn2 = BatchNorm2d(width);
        RegisterComponents();
    }

    /// <summary>Its convolutions.</summary>
    public (Conv2d First, Conv2d Second) Layers => (conv1, conv2);

    public override Tensor forward(Tensor input) => _folded
        ? input.Through(conv1).Into(prelu).Into(conv2).Plus(input)
        : input.Through(conv1).Into(bn1).Into(prelu).Into(conv2).Into(bn2).Plus(input);

    /// <summary>BatchNorm goes into the convolutions before it, for evaluation.</summary>
    public void Fold()
    {
        conv1.Absorb(bn1);
        conv2.Absorb(bn2);
        _folded = true;
    }
}
