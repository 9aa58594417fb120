namespace SuperResolution.Training;

/// <summary>How the discriminator of an adversarial training does.</summary>
/// <param name="Loss">What it makes small.</param>
/// <param name="Real">The mean of D(I^HR), what it takes for the probability that originals are originals, from 0 to 1.</param>
/// <param name="Fake">The mean of D(G(I^LR)), the same of results.</param>
/// <param name="GradientNorm">The norm of all its gradients together, before it was bounded.</param>
public sealed record DiscriminatorFigures(double Loss, double Real, double Fake, double GradientNorm);
