using SuperResolution.Numerics;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>SSIM and its parts over the window of Wang et al.: Gaussian, 11×11, σ = 1.5, where it lies wholly inside the image.</summary>
internal static class GaussianWindow
{
    /// <summary>Side of the window.</summary>
    public const int Side = 2 * Radius + 1;

    private const int Radius = 5;
    private const double Sigma = 1.5;

    private static readonly double[] s_kernel = GaussianRow.Of(Radius, Sigma);

    /// <summary>Compares two planes, [1, 1, h, w], float64 in 8-bit units.</summary>
    public static double Ssim(Tensor prediction, Tensor reference) =>
        Inside(WindowMoments.Create(prediction, reference, s_kernel).Similarity());

    /// <summary>Compares two planes, [1, 1, h, w], float64 in 8-bit units, without regard to their brightness.</summary>
    public static double ContrastAndStructure(Tensor prediction, Tensor reference) =>
        Inside(WindowMoments.Create(prediction, reference, s_kernel).ContrastAndStructure());

    private static double Inside(Tensor map) => map
        .narrow(2, Radius, map.shape[2] - 2 * Radius)
        .narrow(3, Radius, map.shape[3] - 2 * Radius)
        .mean().item<double>();
}
