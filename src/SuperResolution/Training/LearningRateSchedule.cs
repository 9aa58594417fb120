using System.Text.Json.Serialization;

namespace SuperResolution.Training;

/// <summary>A learning rate as a pure function of the step, so that a training that resumes needs no state for it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantRate), "constant")]
[JsonDerivedType(typeof(StepDecay), "step")]
[JsonDerivedType(typeof(MilestoneDecay), "milestones")]
[JsonDerivedType(typeof(CosineDecay), "cosine")]
[JsonDerivedType(typeof(CosineRestarts), "cosine-restarts")]
public abstract record LearningRateSchedule
{
    /// <summary>The rate of a step.</summary>
    /// <param name="done">How many steps were made before it.</param>
    public abstract double At(long done);

    /// <summary>What is wrong with each number that is not allowed, such as "Every is 0; give 1 or more".</summary>
    internal abstract IEnumerable<string> Faults { get; }

    /// <summary>The schedule of a training with another number of steps.</summary>
    /// <param name="from">How many it was for.</param>
    /// <param name="to">How many it shall be for.</param>
    internal abstract LearningRateSchedule Stretched(long from, long to);

    /// <summary>What is wrong with a rate; nothing where it is finite and not below 0.</summary>
    private protected static IEnumerable<string> RateFaults(string name, double rate) =>
        double.IsFinite(rate) && rate >= 0 ? [] : [FormattableString.Invariant($"{name} is {rate}; give a finite number, 0 or more")];

    /// <summary>What is wrong with a number of steps; nothing where it is not below the least.</summary>
    private protected static IEnumerable<string> StepFaults(string name, long steps, long least) =>
        steps >= least ? [] : [$"{name} is {steps}; give {least} or more"];
}
