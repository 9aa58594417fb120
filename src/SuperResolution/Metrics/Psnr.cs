using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>Peak signal-to-noise ratio in decibels: 10 · log₁₀(255² / mean squared error), infinite for equal images.</summary>
public sealed class Psnr : IImageMetric
{
    private const double Peak = 255;

    /// <summary>A PSNR by a protocol.</summary>
    /// <param name="protocol">What is compared.</param>
    public Psnr(EvaluationProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Protocol = protocol;
    }

    /// <summary>What is compared.</summary>
    public EvaluationProtocol Protocol { get; }

    /// <inheritdoc/>
    public string Name => PublishedScore.PsnrName;

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public string Description => $"Protocol {Protocol}.";

    /// <inheritdoc/>
    /// <remarks>In decibels; <see cref="double.PositiveInfinity"/> where two images are the same.</remarks>
    public double Measure(Tensor prediction, Tensor reference) =>
        Protocol.Average(prediction, reference, smallestSide: 1, (p, r) => 10 * Math.Log10(Peak * Peak / (p - r).square().mean().item<double>()));
}
