namespace SuperResolution.Metrics;

/// <summary>Means over a benchmark set that a paper states.</summary>
/// <param name="Model">What the paper calls it.</param>
/// <param name="Set">The set: Set5, Set14, BSD100 or Urban100.</param>
/// <param name="Scale">How many times larger the images were made.</param>
/// <param name="Protocol">The name of the <see cref="EvaluationProtocol"/>.</param>
/// <param name="Psnr">In decibels.</param>
/// <param name="Ssim">Null where it was not taken over.</param>
public sealed record PublishedScore(string Model, string Set, int Scale, string Protocol, double Psnr, double? Ssim = null);
