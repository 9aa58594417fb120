namespace SuperResolution.Metrics;

/// <summary>How well a method does on a set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Model">The method's name.</param>
/// <param name="Scale">How many times larger the images were made.</param>
/// <param name="Protocol">How they were compared.</param>
/// <param name="Images">The scores of each image, at least one.</param>
/// <param name="Description">More about the method; or null.</param>
public sealed record BenchmarkRow(
    string Set,
    string Model,
    int Scale,
    EvaluationProtocol Protocol,
    IReadOnlyList<BenchmarkImageScore> Images,
    string? Description = null)
{
    /// <summary>The mean of the images' PSNRs in decibels; infinite where one of them is.</summary>
    public double Psnr => Images.Average(image => image.Psnr);

    /// <summary>The mean of the images' SSIMs.</summary>
    public double Ssim => Images.Average(image => image.Ssim);
}
