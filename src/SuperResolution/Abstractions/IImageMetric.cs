using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>Tells by one number how close a result is to what it should be.</summary>
public interface IImageMetric
{
    /// <summary>What the metric is called in tables.</summary>
    string Name { get; }

    /// <summary>Whether a higher value is a better one.</summary>
    bool HigherIsBetter { get; }

    /// <summary>What is compared, and how, in a line for the header of a table.</summary>
    string Description { get; }

    /// <summary>Compares images.</summary>
    /// <param name="prediction">
    /// The results, [N, 3, H, W] in RGB or [N, 1, H, W] in gray, floating point in [0, 1], on any device.
    /// </param>
    /// <param name="reference">The originals, of the same shape.</param>
    /// <returns>The mean over the N images of each one's value; not a number where no image has what the metric looks at.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the images are too small for the metric.</exception>
    double Measure(Tensor prediction, Tensor reference);
}
