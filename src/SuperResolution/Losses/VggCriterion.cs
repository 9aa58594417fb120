namespace SuperResolution.Losses;

/// <summary>How features are compared.</summary>
public enum VggCriterion
{
    /// <summary>The mean of squared differences (Ledig et al. 2017, equation 5).</summary>
    SquaredDifference,

    /// <summary>The mean of absolute differences, as ESRGAN's code has it (Wang et al. 2018).</summary>
    AbsoluteDifference,
}
