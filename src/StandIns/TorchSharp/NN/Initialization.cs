using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>PyTorch's first values of a layer: uniform in ±1/√fan-in.</summary>
internal static class Initialization
{
    private static readonly Operator s_uniform_ = new("aten::uniform_");

    /// <summary>Fills a weight of out × in × ….</summary>
    internal static Tensor Weight(Tensor weight)
    {
        // 1/√fan-in by the way that PyTorch's rounding takes: √3 times the gain of a leaky ReLU with the slope √5.
        double slope = Math.Sqrt(5);
        double bound = Math.Sqrt(3) * (Math.Sqrt(2 / (1 + (slope * slope))) / Math.Sqrt(FanIn(weight.shape)));
        return s_uniform_.InPlace(weight, -bound, bound);
    }

    /// <summary>Fills the bias that goes with a weight.</summary>
    internal static Tensor Bias(Tensor bias, long[] shapeOfWeight)
    {
        double bound = 1 / Math.Sqrt(FanIn(shapeOfWeight));
        return s_uniform_.InPlace(bias, -bound, bound);
    }

    private static long FanIn(long[] shape) => shape.Skip(1).Aggregate(1L, (product, size) => product * size);
}
