using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

public sealed partial record EvaluationProtocol
{
    /// <summary>Prepares image after image as the protocol says and averages what is measured on them.</summary>
    /// <param name="prediction">[N, 1 or 3, H, W] in [0, 1].</param>
    /// <param name="reference">The same shape.</param>
    /// <param name="smallestSide">The smallest side, without borders, that <paramref name="measure"/> takes.</param>
    /// <param name="measure">Compares two planes, [1, 1, h, w], float64 in 8-bit units.</param>
    internal double Average(Tensor prediction, Tensor reference, int smallestSide, Func<Tensor, Tensor, double> measure)
    {
        Require(prediction, reference, smallestSide);
        double sum = 0;
        long count = prediction.shape[0];
        using IDisposable withoutGradients = no_grad();
        for (long n = 0; n < count; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            sum += measure(Plane(prediction.narrow(0, n, 1)), Plane(reference.narrow(0, n, 1)));
        }

        return sum / count;
    }

    private Tensor Plane(Tensor image)
    {
        Tensor cut = image
            .narrow(2, Border, image.shape[2] - 2 * Border)
            .narrow(3, Border, image.shape[3] - 2 * Border)
            .to(ScalarType.Float64, CPU);
        Tensor levels = cut.clamp(0, 1).mul(255).round();
        return (Luma, image.shape[1]) switch
        {
            (LumaDefinition.DaalaTools, _) => DaalaLuma.Convert(levels),
            (_, 1) => levels,
            _ => Imaging.Luma.Bt601(levels.div(255)),
        };
    }

    private void Require(Tensor prediction, Tensor reference, int smallestSide)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(reference);
        long[] shape = reference.shape;
        if (shape is not [>= 1, 1 or 3, _, _] || !reference.is_floating_point())
        {
            throw new ArgumentException(
                "Images to compare are [N, 3, H, W] or, gray, [N, 1, H, W] with floating-point values; "
                + $"given [{string.Join(", ", shape)}] of {reference.dtype}.",
                nameof(reference));
        }

        if (!prediction.shape.SequenceEqual(shape) || !prediction.is_floating_point())
        {
            throw new ArgumentException(
                $"The prediction is [{string.Join(", ", prediction.shape)}] of {prediction.dtype} and the reference "
                + $"[{string.Join(", ", shape)}] of {reference.dtype}; give two of the same shape, cut the larger at the right and bottom.",
                nameof(prediction));
        }

        long least = smallestSide + 2L * Border;
        if (shape[2] < least || shape[3] < least)
        {
            throw new ArgumentException(
                $"Images of {shape[3]}×{shape[2]} pixels are too small: a border of {Border} pixels is cut and {smallestSide}×{smallestSide} "
                + $"must be left; give at least {least}×{least}.",
                nameof(reference));
        }
    }
}
