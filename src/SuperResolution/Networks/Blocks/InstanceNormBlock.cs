using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>A residual block of Fast-SRGAN: conv, instance normalisation, PReLU, conv, instance normalisation, sum.</summary>
internal sealed class InstanceNormBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly PReLU relu1;
    private readonly Conv2d conv2;

    public InstanceNormBlock(int width)
        : base(nameof(InstanceNormBlock))
    {
        // Normalisation takes any bias off again.
        conv1 = Conv2d(width, width, kernel_size: 3, padding: 1, bias: false);
        relu1 = PReLU(num_parameters: 1);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        input.Through(conv1).Normalised().Into(relu1).Into(conv2).Normalised().Plus(input);
}
