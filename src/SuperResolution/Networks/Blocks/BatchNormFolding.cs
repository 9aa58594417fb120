using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>A convolution and the batch normalisation after it are one convolution once the statistics are fixed.</summary>
internal static class BatchNormFolding
{
    /// <summary>Makes a convolution, which has a bias, do what a normalisation after it does in evaluation.</summary>
    public static void Absorb(this Conv2d convolution, BatchNorm2d norm)
    {
        using IDisposable withoutGradients = no_grad();
        (Parameter weight, Parameter bias) = nn.utils.fuse_conv_bn_weights(
            convolution.weight!, convolution.bias!, norm.running_mean!, norm.running_var!, norm.eps, norm.weight!, norm.bias!);
        using (weight)
        using (bias)
        {
            convolution.weight!.copy_(weight);
            convolution.bias!.copy_(bias);
        }
    }
}
