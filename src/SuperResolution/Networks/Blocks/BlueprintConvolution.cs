using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// A blueprint-separable convolution, BSConv-U (Haase and Amthor 2020, "Rethinking Depthwise Separable Convolutions", section 3.2): 1×1 over
/// the maps, then one k3 kernel for each map.
/// </summary>
internal sealed class BlueprintConvolution : Module<Tensor, Tensor>
{
    private readonly Conv2d pw;
    private readonly Conv2d dw;

    public BlueprintConvolution(int inputs, int outputs, bool pointwiseBias = false, int stride = 1, int padding = 1)
        : base(nameof(BlueprintConvolution))
    {
        pw = Conv2d(inputs, outputs, kernel_size: 1, bias: pointwiseBias);
        dw = Conv2d(outputs, outputs, kernel_size: 3, stride: stride, padding: (long)padding, groups: outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input.Through(pw).Into(dw);
}
