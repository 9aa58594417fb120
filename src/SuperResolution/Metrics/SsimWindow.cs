namespace SuperResolution.Metrics;

/// <summary>Over which window SSIM compares means, variances and covariances.</summary>
public enum SsimWindow
{
    /// <summary>
    /// Gaussian, 11×11, σ = 1.5, only where it lies wholly inside the image (Wang et al., "Image Quality Assessment: From Error
    /// Visibility to Structural Similarity", 2004, section III.C).
    /// </summary>
    Gaussian11,

    /// <summary>
    /// That of the daala project's <c>dump_ssim</c>: Gaussian, σ = 1.5 · height / 256, in integer weights that add up to 256, cut off
    /// at the image's edges, where the image counts for less.
    /// </summary>
    DaalaTools,
}
