using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Metrics;

/// <summary>
/// Multi-scale structural similarity (Wang, Simoncelli, Bovik, "Multiscale structural similarity for image quality assessment", 2003,
/// equation 7): contrast and structure at five scales, luminance at the coarsest; 1 for equal images.
/// </summary>
/// <remarks>
/// As in the authors' code, a scale is the mean of 2×2 pixels of the one before, the last row and column repeated where their number is
/// odd; each term is the mean of its map, luminance and contrast multiplied before. The window is Gaussian, 11×11, σ = 1.5, whatever the
/// protocol's; of the protocol come brightness and border. A mean below 0, which has no real power, counts as 0.
/// </remarks>
public sealed class MultiScaleSsim : IImageMetric
{
    // The paper's β and γ, and α of the last (section 3.2).
    private static readonly double[] s_weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
    private static readonly int s_smallestSide = GaussianWindow.Side << (s_weights.Length - 1);

    /// <summary>An MS-SSIM by a protocol.</summary>
    /// <param name="protocol">What is compared; its window is not used.</param>
    public MultiScaleSsim(EvaluationProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Protocol = protocol;
    }

    /// <summary>What is compared.</summary>
    public EvaluationProtocol Protocol { get; }

    /// <inheritdoc/>
    public string Name => "MS-SSIM";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public string Description => $"MS-SSIM: brightness and border of {Protocol.Name}, Gaussian window 11×11, σ 1.5, five scales.";

    /// <inheritdoc/>
    /// <remarks>0 to 1. After the border is cut, images must be at least 176×176, so that the window fits in the coarsest scale.</remarks>
    public double Measure(Tensor prediction, Tensor reference) => Protocol.Average(prediction, reference, s_smallestSide, Compare);

    private static double Compare(Tensor prediction, Tensor reference)
    {
        double product = 1;
        foreach (double weight in s_weights[..^1])
        {
            product *= Power(GaussianWindow.ContrastAndStructure(prediction, reference), weight);
            prediction = Halved(prediction);
            reference = Halved(reference);
        }

        return product * Power(GaussianWindow.Ssim(prediction, reference), s_weights[^1]);
    }

    private static double Power(double mean, double weight) => Math.Pow(Math.Max(mean, 0), weight);

    private static Tensor Halved(Tensor plane)
    {
        using Tensor even = WithEven(WithEven(plane, 2), 3);
        using Tensor square = ones([1, 1, 2, 2], dtype: ScalarType.Float64);
        return functional.conv2d(even, square, strides: [2, 2]).div(4);
    }

    private static Tensor WithEven(Tensor plane, int dimension) => plane.shape[dimension] % 2 == 0
        ? plane.alias()
        : cat([plane, plane.narrow(dimension, plane.shape[dimension] - 1, 1)], dimension);
}
