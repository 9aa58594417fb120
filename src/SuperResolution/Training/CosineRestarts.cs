namespace SuperResolution.Training;

/// <summary>
/// A rate that falls along half a cosine and begins anew, again and again (Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm
/// Restarts", equation 5, with periods of one length).
/// </summary>
/// <param name="Peak">The rate at the beginning of each period.</param>
/// <param name="Period">Steps from a beginning to the next.</param>
/// <param name="Floor">The rate that it falls to.</param>
public sealed record CosineRestarts(double Peak, long Period, double Floor) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double At(long done) => Floor + (Peak - Floor) * 0.5 * (1 + Math.Cos(Math.PI * (done % Period) / Period));

    internal override IEnumerable<string> Faults =>
        [.. RateFaults(nameof(Peak), Peak), .. StepFaults(nameof(Period), Period, 1), .. RateFaults(nameof(Floor), Floor)];

    /// <remarks>There are as many periods.</remarks>
    internal override LearningRateSchedule Stretched(long from, long to) =>
        this with { Period = (long)(((Int128)Period * to + from - 1) / from) };
}
