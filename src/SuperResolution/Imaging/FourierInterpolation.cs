using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>
/// Enlarging by zero-padding in frequency: the discrete Fourier transform of the picture, zeros for the frequencies that it does not have, and
/// the inverse transform at the larger size. Of a picture that goes on periodically without a seam it is the exact enlargement; others ring, at
/// their borders above all.
/// </summary>
/// <remarks>
/// The frequency of half the length, which an even length has once, counts half on each side. Pixels keep their centres as in
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
        using Tensor wide = image.to(image.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32);
        using Tensor taller = Enlarge(wide, 2, scale);
        return Enlarge(taller, 3, scale).to(image.dtype).MoveToOuterDisposeScope();
    }

    private static Tensor Enlarge(Tensor image, int dimension, int scale)
    {
        long length = image.shape[dimension];
        Tensor spectrum = fft.rfft(image, dim: dimension);
        using Tensor moved = spectrum * Factors(length, scale, image).view(dimension == 2 ? [-1, 1] : [-1]);
        spectrum.Dispose();
        return fft.irfft(moved, length * scale, dimension);
    }

    /// <summary>By what each frequency is multiplied: r, as the inverse divides by a larger length, and a phase that moves the picture to its place.</summary>
    private static Tensor Factors(long length, int scale, Tensor image)
    {
        double shift = (0.5 / scale - 0.5) * Math.Tau / length;
        double[] real = new double[length / 2 + 1], imaginary = new double[real.Length];
        for (int k = 0; k < real.Length; k++)
        {
            double share = 2L * k == length && scale > 1 ? 0.5 * scale : scale;
            (imaginary[k], real[k]) = (share * Math.Sin(k * shift), share * Math.Cos(k * shift));
        }

        return complex(tensor(real, [real.Length], dtype: image.dtype, device: image.device), tensor(imaginary, [real.Length], dtype: image.dtype, device: image.device));
    }
}
