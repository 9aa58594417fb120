using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// The encoder of PISR's teacher: "Learning with Privileged Information for Efficient Image Super-Resolution" (Lee et al. 2020), section 3.1. It sees the original,
/// which a student never does, and makes a low-resolution image from which the same decoder as the student's comes nearer to the original.
/// </summary>
/// <remarks>k5nd convolution → k5nd of stride r → k3ns → k3n1, a PReLU after each but the last.</remarks>
internal sealed class PrivilegedEncoder : Module<Tensor, Tensor>
{
    private const int WideKernel = 5;
    private const int Kernel = 3;

    private readonly Conv2d conv_first;
    private readonly PReLU prelu_first;
    private readonly Conv2d conv_down;
    private readonly PReLU prelu_down;
    private readonly Conv2d conv_shrink;
    private readonly PReLU prelu_shrink;
    private readonly Conv2d conv_last;

    /// <param name="scale">r.</param>
    /// <param name="width">d of the decoder, an <see cref="Fsrcnn"/>.</param>
    /// <param name="shrunk">s of the decoder.</param>
    public PrivilegedEncoder(int scale, int width, int shrunk)
        : base(nameof(PrivilegedEncoder))
    {
        conv_first = Conv2d(1, width, WideKernel, padding: WideKernel / 2);
        prelu_first = PReLU(num_parameters: 1);
        conv_down = Conv2d(width, width, WideKernel, stride: scale, padding: WideKernel / 2);
        prelu_down = PReLU(num_parameters: 1);
        conv_shrink = Conv2d(width, shrunk, Kernel, padding: Kernel / 2);
        prelu_shrink = PReLU(num_parameters: 1);
        conv_last = Conv2d(shrunk, 1, Kernel, padding: Kernel / 2);
        RegisterComponents();
    }

    /// <summary>Y of originals, [N, 1, rH, rW], to low-resolution images, [N, 1, H, W], in float32.</summary>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        return input.Through(conv_first).Into(prelu_first)
            .Into(conv_down).Into(prelu_down)
            .Into(conv_shrink).Into(prelu_shrink)
            .Into(conv_last).Widened().MoveToOuterDisposeScope();
    }
}
