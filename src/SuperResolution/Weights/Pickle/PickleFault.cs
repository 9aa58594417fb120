namespace SuperResolution.Weights.Pickle;

/// <summary>What is wrong at a place of a pickle; <see cref="PickleMachine"/> adds the place and the file.</summary>
internal sealed class PickleFault(string message) : Exception(message);
