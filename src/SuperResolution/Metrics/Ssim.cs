using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// Structural similarity (Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From Error Visibility to Structural
/// Similarity", 2004, equation 13) with K₁ = 0.01, K₂ = 0.03 and L = 255; 1 for equal images.
/// </summary>
public sealed class Ssim : IImageMetric
{
    /// <summary>An SSIM by a protocol.</summary>
    /// <param name="protocol">What is compared, and over which window.</param>
    public Ssim(EvaluationProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Protocol = protocol;
    }

    /// <summary>What is compared, and over which window.</summary>
    public EvaluationProtocol Protocol { get; }

    /// <inheritdoc/>
    public string Name => PublishedScore.SsimName;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public string Description => $"Protocol {Protocol}.";

    /// <inheritdoc/>
    /// <remarks>At most 1. After the border is cut, images must be as large as the window, 11×11 in the common protocol.</remarks>
    public double Measure(Tensor prediction, Tensor reference) => Protocol.SsimWindow switch
    {
        SsimWindow.DaalaTools => Protocol.Average(prediction, reference, smallestSide: 1, DaalaWindow.Ssim),
        _ => Protocol.Average(prediction, reference, GaussianWindow.Side, GaussianWindow.Ssim),
    };
}
