using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>A layer with a PReLU of one slope for each map after it (He et al. 2015).</summary>
internal sealed class SlopedConvolution : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv;
    private readonly PReLU prelu;

    public SlopedConvolution(Module<Tensor, Tensor> layer, int outputs)
        : base(nameof(SlopedConvolution))
    {
        conv = layer;
        prelu = PReLU(outputs);
        RegisterComponents();
    }

    /// <summary>A 3×3 convolution that keeps the size.</summary>
    public static SlopedConvolution Of(int inputs, int outputs) => new(Conv2d(inputs, outputs, kernel_size: 3, padding: 1), outputs);

    public override Tensor forward(Tensor input) => input.Through(conv).Into(prelu);
}
