using SuperResolution.Memory;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A sub-pixel convolution (Shi et al. 2016, section 2.2) as SRResNet uses it: conv to f² times the maps, PixelShuffle ×f, PReLU.
/// </summary>
internal sealed class SubPixelConvolution : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly PixelShuffle shuffle;
    private readonly PReLU prelu;

    public SubPixelConvolution(int width, int factor)
        : base(nameof(SubPixelConvolution))
    {
        conv = Conv2d(width, width * factor * factor, kernel_size: 3, padding: 1);
        shuffle = PixelShuffle(factor);
        prelu = PReLU(num_parameters: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        if (!training && input.device.type == DeviceType.CPU)
        {
            // The widest point of a network comes now, and the layers before need their memory no more.
            FreedMemory.GiveBack();
        }

        return input.Through(conv).Into(shuffle).Into(prelu);
    }
}
