namespace SuperResolution.Weights.Pickle;

/// <summary>What is wrong at a place of a pickle; <see cref="PickleMachine"/> adds the place and the file.</summary>
/// <param name="message">What was found and what is allowed.</param>
/// <param name="advice">What to do.</param>
internal sealed class PickleFault(string message, string advice) : Exception(message)
{
    /// <summary>What to do, a sentence.</summary>
    public string Advice { get; } = advice;

    /// <summary>Something that does not add up, as after an accident on the way.</summary>
    public static PickleFault Damaged(string message) => new(message, Refusal.GetAgain);

    /// <summary>Something that no tool writes that saves weights.</summary>
    public static PickleFault Forbidden(string message) => new(message, Refusal.Distrust);

    /// <summary>More than a limit allows.</summary>
    public static PickleFault TooMuch(string message, string limit) => new(message, Refusal.Raise(limit));
}
