namespace SuperResolution.Training;

/// <summary>How far a training is.</summary>
/// <param name="Step">How many steps were made.</param>
/// <param name="Steps">How many there will be.</param>
/// <param name="Losses">The mean of each of the generator's losses since the last report, by its name.</param>
/// <param name="GradientNorm">The mean norm of the generator's gradients since the last report.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="ImagesPerSecond">Crops trained on in a second, since the last report.</param>
/// <param name="TimeLeft">The time that the steps that are left take at that speed.</param>
/// <param name="Psnr">The validation PSNR in decibels where this report follows a validation; else null.</param>
/// <param name="Discriminator">The means of the discriminator's figures since the last report; null where there is none.</param>
public sealed record TrainingProgress(
    long Step,
    long Steps,
    IReadOnlyDictionary<string, double> Losses,
    double GradientNorm,
    double LearningRate,
    double ImagesPerSecond,
    TimeSpan TimeLeft,
    double? Psnr,
    DiscriminatorFigures? Discriminator = null);
