namespace SuperResolution.Training;

/// <summary>
/// A rate that rises in a line from 0, then falls along half a cosine (Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent
/// with Warm Restarts", equation 5) and stays at its end.
/// </summary>
/// <param name="Peak">The highest rate.</param>
/// <param name="WarmUp">Steps until it is reached.</param>
/// <param name="Steps">Steps until the end, the warm-up included.</param>
/// <param name="Floor">The rate at the end.</param>
public sealed record CosineDecay(double Peak, long WarmUp, long Steps, double Floor) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double At(long done)
    {
        if (done < WarmUp)
        {
            return Peak * (done + 1) / WarmUp;
        }

        double share = Math.Min((double)(done - WarmUp) / Math.Max(Steps - WarmUp, 1), 1);
        return Floor + (Peak - Floor) * 0.5 * (1 + Math.Cos(Math.PI * share));
    }

    internal override IEnumerable<string> Faults =>
    [
        .. RateFaults(nameof(Peak), Peak), .. StepFaults(nameof(WarmUp), WarmUp, 0), .. StepFaults(nameof(Steps), Steps, 1), .. RateFaults(nameof(Floor), Floor),
    ];

    /// <remarks>The rate has its peak at the same share of the training.</remarks>
    internal override LearningRateSchedule Stretched(long from, long to) => this with { WarmUp = (long)((Int128)WarmUp * to / from), Steps = to };
}
