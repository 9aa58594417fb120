using System.Text.Json.Serialization;

namespace SuperResolution.Training;

/// <summary>A learning rate as a pure function of the step, so that a training that resumes needs no state for it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantRate), "constant")]
[JsonDerivedType(typeof(StepDecay), "step")]
[JsonDerivedType(typeof(CosineDecay), "cosine")]
public abstract record LearningRateSchedule
{
    /// <summary>The rate of a step.</summary>
    /// <param name="done">How many steps were made before it.</param>
    public abstract double At(long done);

    /// <summary>The schedule of a training with another number of steps.</summary>
    /// <param name="from">How many it was for.</param>
    /// <param name="to">How many it shall be for.</param>
    internal abstract LearningRateSchedule Stretched(long from, long to);
}
