using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>The weighted sums that SSIM is made of, over a window around each pixel; beyond the edges there is nothing.</summary>
/// <param name="X">Of the first image.</param>
/// <param name="Y">Of the second.</param>
/// <param name="XX">Of the first squared.</param>
/// <param name="YY">Of the second squared.</param>
/// <param name="XY">Of their product.</param>
/// <param name="Weight">Of 1.</param>
internal sealed record WindowMoments(Tensor X, Tensor Y, Tensor XX, Tensor YY, Tensor XY, Tensor Weight)
{
    private const double K1 = 0.01;
    private const double K2 = 0.03;
    private const double Peak = 255;

    /// <param name="x">[1, 1, h, w], float64.</param>
    /// <param name="y">The same.</param>
    /// <param name="kernel">The window of one dimension; an odd number of weights.</param>
    public static WindowMoments Create(Tensor x, Tensor y, double[] kernel)
    {
        Tensor sums = cat([x, y, x.square(), y.square(), x * y, ones_like(x)], dim: 0);
        Tensor filtered = Filter(Filter(sums, 2, kernel), 3, kernel);
        return new(Moment(0), Moment(1), Moment(2), Moment(3), Moment(4), Moment(5));

        Tensor Moment(int index) => filtered.narrow(0, index, 1);
    }

    // Sums are not divided by their weight; the constants are multiplied by its square instead.

    /// <summary>SSIM around each pixel: luminance times contrast and structure.</summary>
    public Tensor Similarity()
    {
        Tensor c1 = Weight.square().mul(K1 * K1 * Peak * Peak);
        return (X * Y * 2 + c1) / (X.square() + Y.square() + c1) * ContrastAndStructure();
    }

    /// <summary>SSIM without its term of luminance, around each pixel.</summary>
    public Tensor ContrastAndStructure()
    {
        Tensor c2 = Weight.square().mul(K2 * K2 * Peak * Peak);
        Tensor covariance = XY * Weight - X * Y;
        Tensor variances = (XX + YY) * Weight - X.square() - Y.square();
        return (covariance * 2 + c2) / (variances + c2);
    }

    private static Tensor Filter(Tensor planes, int dimension, double[] kernel)
    {
        long length = planes.shape[dimension];
        int radius = kernel.Length / 2;
        Tensor sum = zeros_like(planes);
        for (int offset = -radius; offset <= radius; offset++)
        {
            long first = Math.Max(0, -offset);
            long count = length - Math.Abs(offset);
            if (count > 0)
            {
                using Tensor target = sum.narrow(dimension, first, count);
                using Tensor source = planes.narrow(dimension, first + offset, count);
                using Tensor weighted = source.mul(kernel[offset + radius]);
                target.add_(weighted);
            }
        }

        return sum;
    }
}
