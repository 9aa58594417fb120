using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>
/// Layer after layer in reading order. Each step disposes what it consumed, so that no intermediate outlives its use; under
/// autograd the graph keeps what backward needs.
/// </summary>
internal static class Chaining
{
    /// <summary>The layer's output; the input is disposed.</summary>
    public static Tensor Into(this Tensor input, Module<Tensor, Tensor> layer)
    {
        using (input)
        {
            return layer.call(input);
        }
    }

    /// <summary>Zero in place of negative values; the input is disposed.</summary>
    public static Tensor Rectified(this Tensor input)
    {
        using (input)
        {
            return input.relu();
        }
    }

    /// <summary>The sum of both; the first is disposed.</summary>
    public static Tensor Plus(this Tensor input, Tensor skip)
    {
        using (input)
        {
            return input + skip;
        }
    }
}
