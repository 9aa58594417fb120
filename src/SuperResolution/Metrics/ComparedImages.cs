using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>What the metrics have in common: images of 8 bits, one after the other.</summary>
internal static class ComparedImages
{
    /// <summary>Rounds image after image to 8 bits and averages what is measured on them; images that give not a number are left out.</summary>
    /// <param name="prediction">[N, 1 or 3, H, W] in [0, 1].</param>
    /// <param name="reference">The same shape.</param>
    /// <param name="border">Pixels that are cut at each side.</param>
    /// <param name="smallestSide">The smallest side, without borders, that <paramref name="measure"/> takes.</param>
    /// <param name="measure">Compares two images, [1, 1 or 3, h, w], float64 in 8-bit units.</param>
    public static double Average(Tensor prediction, Tensor reference, int border, int smallestSide, Func<Tensor, Tensor, double> measure)
    {
        Require(prediction, reference, border, smallestSide);
        using IDisposable withoutGradients = no_grad();
        List<double> values = [];
        for (long n = 0; n < prediction.shape[0]; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            values.Add(measure(Levels(prediction.narrow(0, n, 1), border), Levels(reference.narrow(0, n, 1), border)));
        }

        return values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
    }

    private static Tensor Levels(Tensor image, int border) => image
        .narrow(2, border, image.shape[2] - 2 * border)
        .narrow(3, border, image.shape[3] - 2 * border)
        .to(ScalarType.Float64, CPU)
        .clamp(0, 1).mul(255).round();

    private static void Require(Tensor prediction, Tensor reference, int border, int smallestSide)
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

        long least = smallestSide + 2L * border;
        if (shape[2] < least || shape[3] < least)
        {
            throw new ArgumentException(
                border == 0
                    ? $"Images of {shape[3]}×{shape[2]} pixels are too small; give at least {least}×{least}."
                    : $"Images of {shape[3]}×{shape[2]} pixels are too small: a border of {border} pixels is cut and {smallestSide}×{smallestSide} "
                        + $"must be left; give at least {least}×{least}.",
                nameof(reference));
        }
    }
}
