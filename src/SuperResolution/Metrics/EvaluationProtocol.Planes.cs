using static TorchSharp.torch;

namespace SuperResolution.Metrics;

public sealed partial record EvaluationProtocol
{
    /// <summary>Prepares image after image as the protocol says and averages what is measured on them.</summary>
    /// <param name="prediction">[N, 1 or 3, H, W] in [0, 1].</param>
    /// <param name="reference">The same shape.</param>
    /// <param name="smallestSide">The smallest side, without borders, that <paramref name="measure"/> takes.</param>
    /// <param name="measure">Compares two planes, [1, 1, h, w], float64 in 8-bit units.</param>
    internal double Average(Tensor prediction, Tensor reference, int smallestSide, Func<Tensor, Tensor, double> measure) =>
        ComparedImages.Average(prediction, reference, Border, smallestSide, (p, r) => measure(Plane(p), Plane(r)));

    private Tensor Plane(Tensor levels) => (Luma, levels.shape[1]) switch
    {
        (LumaDefinition.DaalaTools, _) => DaalaLuma.Convert(levels),
        (_, 1) => levels,
        _ => Imaging.Luma.Bt601(levels.div(255)),
    };
}
