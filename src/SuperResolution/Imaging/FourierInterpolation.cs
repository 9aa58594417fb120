using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>
/// Enlarging by zero-padding in frequency: the discrete Fourier transform of the picture, zeros for the frequencies that it does not have, and
/// the inverse transform at the larger size. Of a picture that goes on periodically without a seam it is the exact enlargement; others ring, at
/// their borders above all.
/// </summary>
/// <remarks>
/// Both transforms together are a product with one matrix for each dimension, Dirichlet's kernel: a period of the sum of all frequencies. The
/// frequency of half the length, which an even length has once, counts half on each side. Pixels keep their centres as in
/// <see cref="Resize"/>, where a transform padded with zeros alone would shift the picture by (r − 1)/2 of the larger pixels.
/// </remarks>
internal static class FourierInterpolation
{
    /// <summary>Enlarges by a whole factor.</summary>
    /// <param name="image">[N, C, H, W], floating point, any range, on any device. Gradients flow through.</param>
    /// <param name="scale">r, at least 1.</param>
    /// <returns>[N, C, rH, rW] of the image's type. Not clamped.</returns>
    public static Tensor Enlarge(Tensor image, int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        ScalarType computing = image.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        Tensor wide = image.to(computing);
        Tensor rows = Matrix((int)image.shape[2], scale, wide);
        Tensor columns = Matrix((int)image.shape[3], scale, wide);
        return rows.matmul(wide).matmul(columns.t()).to(image.dtype).MoveToOuterDisposeScope();
    }

    private static Tensor Matrix(int length, int scale, Tensor image)
    {
        double[] weights = new double[(long)length * length * scale];
        for (int to = 0; to < length * scale; to++)
        {
            double at = (to + 0.5) / scale - 0.5;
            for (int from = 0; from < length; from++)
            {
                weights[(long)to * length + from] = Dirichlet(at - from, length);
            }
        }

        return tensor(weights, [(long)length * scale, length], dtype: image.dtype, device: image.device);
    }

    /// <summary>A period of the sum of cosines of all frequencies of a length, over the length.</summary>
    private static double Dirichlet(double distance, int length)
    {
        double sine = Math.Sin(Math.PI * distance / length);
        double value = Math.Sin(Math.PI * distance) / (length * sine);
        return Math.Abs(sine) < 1e-12
            ? 1
            : length % 2 == 1 ? value : value * Math.Cos(Math.PI * distance / length);
    }
}
