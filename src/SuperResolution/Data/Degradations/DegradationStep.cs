using static TorchSharp.torch;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// A step of a degradation, of which all is drawn already: the same image gives the same result, on any thread and with any number of them. Its text is
/// for people.
/// </summary>
public abstract record DegradationStep
{
    private protected DegradationStep()
    {
    }

    /// <summary>Makes the step.</summary>
    /// <param name="images">[N, 3, H, W], floating point in [0, 1], on any device.</param>
    /// <returns>
    /// [N, 3, H, W] of the same type, of another size where the step resizes. Not rounded, and not clamped after a blur or a resizing, which may overshoot.
    /// </returns>
    /// <exception cref="ArgumentException">The images are not [N, 3, H, W] of floating-point values, or a number of the step is out of range.</exception>
    public Tensor Apply(Tensor images)
    {
        SettingFaults.Require(GetType().Name, Faults);
        DegradationInput.RequireColours(images);
        return PlanarImage.Each(images, (image, _) => Apply(image));
    }

    /// <summary>What is wrong with its numbers.</summary>
    private protected virtual IEnumerable<string> Faults => [];

    /// <summary>Makes the step.</summary>
    /// <param name="image">The image, which belongs to the step from now on.</param>
    internal abstract PlanarImage Apply(PlanarImage image);
}
