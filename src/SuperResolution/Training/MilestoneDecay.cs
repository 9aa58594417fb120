namespace SuperResolution.Training;

/// <summary>A rate that is multiplied by a factor after certain steps: halved after 50, 100, 200 and 300 thousand for ESRGAN (Wang et
/// al. 2018, section 4.1).</summary>
/// <param name="Rate">The rate of the first steps.</param>
/// <param name="Milestones">After how many steps it is multiplied, each above the one before.</param>
/// <param name="Factor">By what, each time.</param>
public sealed record MilestoneDecay(double Rate, IReadOnlyList<long> Milestones, double Factor) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double At(long done) => Rate * Math.Pow(Factor, Milestones.Count(milestone => milestone <= done));

    internal override IEnumerable<string> Faults =>
    [
        .. RateFaults(nameof(Rate), Rate),
        .. Milestones is null || Milestones.Zip(Milestones.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? [$"{nameof(Milestones)} are {(Milestones is null ? "null" : string.Join(", ", Milestones))}; give numbers of steps, each above the one before"]
            : StepFaults(nameof(Milestones), Milestones.Count == 0 ? 1 : Milestones[0], 1),
        .. RateFaults(nameof(Factor), Factor),
    ];

    /// <summary>Whether rate, milestones and factor are the same.</summary>
    public bool Equals(MilestoneDecay? other) =>
        other is not null && Rate == other.Rate && Factor == other.Factor && Milestones.SequenceEqual(other.Milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rate, Factor, Milestones.Count);

    /// <remarks>The rate falls at the same shares of the training.</remarks>
    internal override LearningRateSchedule Stretched(long from, long to) =>
        this with { Milestones = [.. Milestones.Select(milestone => (long)(((Int128)milestone * to + from - 1) / from)).Distinct()] };
}
