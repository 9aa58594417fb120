namespace SuperResolution.Losses;

/// <summary>How features are compared.</summary>
public enum VggCriterion
{
    /// <summary>The mean of squared differences (Ledig et al. 2017, equation 5).</summary>
    SquaredDifference,

    /// <summary>The mean of absolute differences, as ESRGAN's code has it (Wang et al. 2018).</summary>
    AbsoluteDifference,

    /// <summary>
    /// The sum of squared differences over that of the original's squares, for each image by itself, so that images in which VGG19 sees little count as
    /// much as others: what <see cref="Metrics.RelativeFeatureDistance"/> measures.
    /// </summary>
    RelativeSquaredDifference,
}
