namespace SuperResolution.Metrics;

/// <summary>Means over a benchmark set that a paper states.</summary>
/// <param name="Model">What the paper calls it.</param>
/// <param name="Source">Authors, year, and the table of the paper where it has several.</param>
/// <param name="Set">The set: Set5, Set14, BSD100 or Urban100.</param>
/// <param name="Scale">How many times larger the images were made.</param>
/// <param name="Protocol">The name of the <see cref="EvaluationProtocol"/>.</param>
/// <param name="Psnr">In decibels.</param>
/// <param name="Ssim">Null where it was not taken over.</param>
public sealed record PublishedScore(string Model, string Source, string Set, int Scale, string Protocol, double Psnr, double? Ssim = null)
{
    internal const string PsnrName = "PSNR";
    internal const string SsimName = "SSIM";

    /// <summary>Whether papers' values of a metric are here.</summary>
    internal static bool Has(string metric) => metric is PsnrName or SsimName;

    /// <summary>The value by the name of a metric; null where there is none.</summary>
    internal double? Value(string metric) => metric switch
    {
        PsnrName => Psnr,
        SsimName => Ssim,
        _ => null,
    };
}
