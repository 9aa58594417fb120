using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>
/// Resampling as MATLAB's <c>imresize</c> does it, which makes the low-resolution images of the super-resolution benchmarks.
/// </summary>
/// <remarks>
/// Two passes, one for each dimension, the one that shrinks more first and rows first where they are equal. Edges are mirrored. When
/// an image gets smaller the kernel is stretched (antialiasing).
/// </remarks>
public static class Resize
{
    private const int Rows = 2;
    private const int Columns = 3;

    /// <summary>Resamples to a size, without rounding, as MATLAB does with images of type double.</summary>
    /// <param name="image">
    /// [N, C, H, W], floating point, any range, on any device. Half precisions are computed in float32. Gradients flow through.
    /// </param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="antialias">Whether the kernel is stretched when the image gets smaller.</param>
    /// <returns>[N, C, <paramref name="height"/>, <paramref name="width"/>] of the image's type. Not clamped: a cubic kernel overshoots.</returns>
    /// <exception cref="ArgumentException">The image has another shape or no floating-point values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Tensor To(Tensor image, int height, int width, ResamplingKernel kernel, bool antialias = true)
    {
        Require(image, height, width, kernel);
        using DisposeScope scope = NewDisposeScope();
        ScalarType computing = image.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        Tensor result = Passes(image.to(computing), height, width, kernel, antialias, pass => pass);
        return result.to(image.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Resamples to a size, each pass rounded to 8 bits, as MATLAB does with images of type uint8.</summary>
    /// <param name="image">[N, C, H, W], floating point in [0, 1], on any device. It is rounded to 8 bits first.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="antialias">Whether the kernel is stretched when the image gets smaller.</param>
    /// <returns>[N, C, <paramref name="height"/>, <paramref name="width"/>] of the image's type; every value is a multiple of 1/255.</returns>
    /// <exception cref="ArgumentException">The image has another shape or no floating-point values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Tensor To8Bit(Tensor image, int height, int width, ResamplingKernel kernel, bool antialias = true)
    {
        Require(image, height, width, kernel);
        using DisposeScope scope = NewDisposeScope();
        Tensor levels = image.detach().to(ScalarType.Float64).clamp(0, 1).mul(255).round();
        // Halves away from zero, as MATLAB's conversion to uint8.
        Tensor result = Passes(levels, height, width, kernel, antialias, pass => pass.add_(0.5).floor_().clamp_(0, 255));
        return result.div(255).to(image.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Enlarges by a whole factor with <see cref="ResamplingKernel.Bicubic"/>, without rounding.</summary>
    /// <param name="image">[N, C, H, W], floating point.</param>
    /// <param name="scale">The factor, at least 1.</param>
    /// <exception cref="ArgumentException">The image has another shape or no floating-point values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public static Tensor Bicubic(Tensor image, int scale)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        Require(image, 1, 1, ResamplingKernel.Bicubic);
        return To(image, checked((int)image.shape[Rows] * scale), checked((int)image.shape[Columns] * scale), ResamplingKernel.Bicubic);
    }

    private static Tensor Passes(
        Tensor image, int height, int width, ResamplingKernel kernel, bool antialias, Func<Tensor, Tensor> finish)
    {
        bool rowsFirst = (double)height / image.shape[Rows] <= (double)width / image.shape[Columns];
        Tensor once = finish(Pass(image, rowsFirst ? Rows : Columns));
        return finish(Pass(once, rowsFirst ? Columns : Rows));

        Tensor Pass(Tensor source, int dimension)
        {
            int target = dimension == Rows ? height : width;
            return Resample(source, dimension, ResamplingTaps.Create((int)source.shape[dimension], target, kernel, antialias));
        }
    }

    private static Tensor Resample(Tensor source, int dimension, ResamplingTaps taps)
    {
        using DisposeScope scope = NewDisposeScope();
        long length = taps.Sources[0].Length;
        long[] alongDimension = dimension == Rows ? [1, 1, length, 1] : [1, 1, 1, length];
        Tensor? sum = null;
        for (int tap = 0; tap < taps.Sources.Length; tap++)
        {
            using Tensor positions = tensor(taps.Sources[tap], device: source.device);
            using Tensor weights = tensor(taps.Weights[tap], alongDimension, dtype: source.dtype, device: source.device);
            Tensor part = source.index_select(dimension, positions).mul_(weights);
            if (sum is null)
            {
                sum = part;
            }
            else
            {
                sum.add_(part);
                part.Dispose();
            }
        }

        return sum!.MoveToOuterDisposeScope();
    }

    private static void Require(Tensor image, int height, int width, ResamplingKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (image.ndim != 4 || image.shape[Rows] < 1 || image.shape[Columns] < 1 || !image.is_floating_point())
        {
            throw new ArgumentException(
                "Images to resample are [N, C, H, W] with floating-point values and H and W at least 1; "
                + $"given [{string.Join(", ", image.shape)}] of {image.dtype}.",
                nameof(image));
        }
    }
}
