namespace SuperResolution.Training;

/// <summary>The same rate for every step.</summary>
/// <param name="Rate">The rate.</param>
public sealed record ConstantRate(double Rate) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double At(long done) => Rate;

    internal override IEnumerable<string> Faults => RateFaults(nameof(Rate), Rate);

    internal override LearningRateSchedule Stretched(long from, long to) => this;
}
