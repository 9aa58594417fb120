namespace SuperResolution.Training;

/// <summary>
/// A rate that is multiplied by a factor every so many steps: 10⁻⁴, after 10⁵ steps 10⁻⁵ for SRGAN (Ledig et al. 2017, section 3.2).
/// </summary>
/// <param name="Rate">The rate of the first steps.</param>
/// <param name="Every">After how many steps it is multiplied, each time anew.</param>
/// <param name="Factor">By what.</param>
public sealed record StepDecay(double Rate, long Every, double Factor) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double At(long done) => Rate * Math.Pow(Factor, done / Every);

    internal override IEnumerable<string> Faults =>
        [.. RateFaults(nameof(Rate), Rate), .. StepFaults(nameof(Every), Every, 1), .. RateFaults(nameof(Factor), Factor)];

    /// <remarks>The rate falls at the same shares of the training.</remarks>
    internal override LearningRateSchedule Stretched(long from, long to) =>
        this with { Every = (long)(((Int128)Every * to + from - 1) / from) };
}
