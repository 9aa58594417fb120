namespace SuperResolution.Training;

/// <summary>What a step of training gave.</summary>
/// <param name="Loss">The weighted sum of the losses.</param>
/// <param name="Losses">Each loss by its name, not weighted.</param>
/// <param name="GradientNorm">The norm of all gradients together, before it was bounded.</param>
/// <param name="LearningRate">The learning rate.</param>
public sealed record StepResult(double Loss, IReadOnlyDictionary<string, double> Losses, double GradientNorm, double LearningRate);
