using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// SSIM as the daala project's <c>dump_ssim</c> measures it (as of August 2016): the window grows with the picture, its weights are
/// integers, and it is cut off at the edges, where a pixel counts by the weight that is left.
/// </summary>
internal static class DaalaWindow
{
    private const double SigmaPerRow = 1.5 / 256;
    private const int Total = 256;

    /// <summary>Compares two planes, [1, 1, h, w], float64 in 8-bit units.</summary>
    public static double Ssim(Tensor prediction, Tensor reference)
    {
        long height = prediction.shape[2];
        double[] kernel = Kernel(height * SigmaPerRow, Math.Min(height, prediction.shape[3]));
        WindowMoments moments = WindowMoments.Create(prediction, reference, kernel);
        return ((moments.Similarity() * moments.Weight).sum() / moments.Weight.sum()).item<double>();
    }

    /// <summary>A Gaussian in integers that add up to 256; it ends before weights that would round to 0, and before the picture does.</summary>
    private static double[] Kernel(double sigma, long shorterSide)
    {
        double peak = Total / (Math.Sqrt(2 * Math.PI) * sigma);
        double half = 0.5 / peak;
        int radius = half < 1 ? (int)Math.Min(Math.Floor(sigma * Math.Sqrt(-2 * Math.Log(half))), shorterSide - 1) : 0;
        double[] side = [.. Enumerable.Range(1, radius).Select(x => Math.Floor(peak * Math.Exp(-0.5 * x * x / (sigma * sigma)) + 0.5))];
        return [.. side.Reverse(), Total - 2 * side.Sum(), .. side];
    }
}
