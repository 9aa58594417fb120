using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A residual dense block of ESRGAN (Wang et al. 2018, figure 4): five convolutions, each of which sees the maps of all before it, and β
/// times the last one's added to the input.
/// </summary>
internal sealed class DenseBlock : Module<Tensor, Tensor>
{
    /// <summary>β: how much of a residual is added (section 3.1).</summary>
    public const double ResidualShare = 0.2;

    /// <summary>How much there is of He's first weights (section 3.1: a smaller initialisation; 0.1 in the published code).</summary>
    private const double FirstShare = 0.1;

    /// <summary>How many places beyond its own a place of the output looks at.</summary>
    public const int Reach = 5;

    /// <summary>How often its maps grow.</summary>
    public const int Grows = 4;

    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly Conv2d conv3;
    private readonly Conv2d conv4;
    private readonly Conv2d conv5;

    public DenseBlock(int width, int growth)
        : base(nameof(DenseBlock))
    {
        conv1 = Conv2d(width, growth, kernel_size: 3, padding: 1);
        conv2 = Conv2d(width + growth, growth, kernel_size: 3, padding: 1);
        conv3 = Conv2d(width + 2 * growth, growth, kernel_size: 3, padding: 1);
        conv4 = Conv2d(width + 3 * growth, growth, kernel_size: 3, padding: 1);
        conv5 = Conv2d(width + 4 * growth, width, kernel_size: 3, padding: 1);
        foreach (Conv2d layer in (Conv2d[])[conv1, conv2, conv3, conv4, conv5])
        {
            layer.He(share: FirstShare);
        }

        RegisterComponents();
    }

    /// <remarks>Where its convolutions are narrow, what they take is so from the start; the sum has the input's type.</remarks>
    public override Tensor forward(Tensor input)
    {
        Tensor maps = input.alias().Narrowed(MixedPrecision.IsOn ? null : conv1.weight!.dtype);
        foreach (Conv2d layer in (Conv2d[])[conv1, conv2, conv3, conv4])
        {
            maps = maps.Beside(maps.Through(layer).LeakyRectified());
        }

        return maps.Into(conv5).SharePlus(ResidualShare, input);
    }
}
