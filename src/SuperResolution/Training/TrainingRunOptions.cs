namespace SuperResolution.Training;

/// <summary>
/// What surrounds the steps of a training. <see cref="Threads"/> and <see cref="ChannelsLast"/> change the last bits of its result, and
/// <see cref="Precision"/> a little more; the rest nothing.
/// </summary>
public sealed record TrainingRunOptions
{
    /// <summary>The folder for checkpoints, weights, <c>metrics.jsonl</c> and <c>report.html</c>; made where it is not there.</summary>
    public required string Output { get; init; }

    /// <summary>Steps from a checkpoint to the next.</summary>
    public long CheckpointEvery { get; init; } = 100;

    /// <summary>Steps from a validation to the next.</summary>
    public long ValidateEvery { get; init; } = 500;

    /// <summary>Steps from a report to the next.</summary>
    public long ReportEvery { get; init; } = 50;

    /// <summary>How many of the last checkpoints stay, beside the best.</summary>
    public int KeepCheckpoints { get; init; } = 3;

    /// <summary>Threads of an operator; null for as many as the machine has cores, or what OMP_NUM_THREADS or MKL_NUM_THREADS says. Another number changes the last bits of results.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Whether convolutions run with channels last in memory; null for what a short measurement finds faster, and when resuming for what it
    /// was before.
    /// </summary>
    public bool? ChannelsLast { get; init; }

    /// <summary>
    /// The number format of convolutions; <see cref="Precision.Auto"/> for what a short measurement finds faster. Null for that at the
    /// start, and when resuming for what it was before.
    /// </summary>
    public Precision? Precision { get; init; }

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Output);
        Require(CheckpointEvery, nameof(CheckpointEvery));
        Require(ValidateEvery, nameof(ValidateEvery));
        Require(ReportEvery, nameof(ReportEvery));
        Require(KeepCheckpoints, nameof(KeepCheckpoints));
        Require(Threads ?? 1, nameof(Threads));
        if (Precision is { } precision && !Enum.IsDefined(precision))
        {
            throw new ArgumentException($"Precision is {precision}; give one of {string.Join(", ", Enum.GetNames<Precision>())}.");
        }
    }

    private static void Require(long value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{name} is {value}; give 1 or more.");
        }
    }
}
