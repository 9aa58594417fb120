namespace SuperResolution.Training;

/// <summary>What a step of training gave.</summary>
/// <param name="Loss">The weighted sum of the generator's losses.</param>
/// <param name="Losses">Each of them by its name, not weighted.</param>
/// <param name="GradientNorm">The norm of all the generator's gradients together, before it was bounded.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Discriminator">How the discriminator did; null where there is none.</param>
public sealed record StepResult(
    double Loss, IReadOnlyDictionary<string, double> Losses, double GradientNorm, double LearningRate, DiscriminatorFigures? Discriminator = null);
