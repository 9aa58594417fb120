using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A sub-pixel convolution (Shi et al. 2016, section 2.2) as SRResNet uses it: conv to f² times the maps, PixelShuffle ×f, PReLU. The
/// PReLU has one slope for all maps, so that it comes to the same before the shuffle, where it has the memory to itself.
/// </summary>
internal sealed class SubPixelConvolution : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly PixelShuffle shuffle;
    private readonly PReLU prelu;
    private readonly int _factor;
    private bool _folded;

    public SubPixelConvolution(int width, int factor)
        : base(nameof(SubPixelConvolution))
    {
        _factor = factor;
        conv = Conv2d(width, width * factor * factor, kernel_size: 3, padding: 1);
        shuffle = PixelShuffle(factor);
        prelu = PReLU(num_parameters: 1);
        RegisterComponents();
    }

    /// <summary>Its layers with weights.</summary>
    public (Conv2d Convolution, PReLU Activation) Layers => (conv, prelu);

    public override Tensor forward(Tensor input)
    {
        Tensor maps = input.Through(conv).Into(prelu);
        return _folded ? maps.Shuffled(_factor) : maps.Into(shuffle);
    }

    /// <summary>The maps come in the order in which they are shuffled fastest, for evaluation.</summary>
    public void Fold()
    {
        PixelsSideBySide.Reorder(conv, _factor);
        _folded = true;
    }
}
