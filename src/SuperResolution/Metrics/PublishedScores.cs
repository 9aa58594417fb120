namespace SuperResolution.Metrics;

/// <summary>Numbers that papers state, to be read beside one's own.</summary>
public static class PublishedScores
{
    private static readonly string[] s_sets = ["Set5", "Set14", "BSD100", "Urban100"];

    /// <summary>All of them, those of the SRGAN paper first.</summary>
    public static IReadOnlyList<PublishedScore> All { get; } =
    [
        // Ledig, Theis, Huszár et al., "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial Network", CVPR 2017:
        // ×4, the daala tools. Its SRResNet is SRResNet-MSE, its SRGAN is SRGAN-VGG54.
        .. Table2("nearest", (26.26, .7552), (24.64, .7100), (25.02, .6606)),
        .. Table2("bicubic", (28.43, .8211), (25.99, .7486), (25.94, .6935)),
        .. Table2("SRCNN", (30.07, .8627), (27.18, .7861), (26.68, .7291)),
        .. Table2("SelfExSR", (30.33, .872), (27.45, .7972), (26.83, .7387)),
        .. Table2("DRCN", (31.52, .8938), (28.02, .8074), (27.21, .7493)),
        .. Table2("ESPCN", (30.76, .8784), (27.66, .8004), (27.02, .7442)),
        .. Table2("SRResNet", (32.05, .9019), (28.49, .8184), (27.58, .7620)),
        .. Table2("SRGAN", (29.40, .8472), (26.02, .7397), (25.16, .6688)),
        .. Table1("SRResNet-VGG22", (30.51, .8803), (27.19, .7807)),
        .. Table1("SRGAN-MSE", (30.64, .8701), (26.92, .7611)),
        .. Table1("SRGAN-VGG22", (29.84, .8468), (26.44, .7518)),

        // Each network's own paper, ×4, the common protocol.
        .. Common("SRCNN", "Dong et al. 2015, arXiv 1501.00092", 30.48, 27.50, 26.90, 24.52),
        .. Common("FSRCNN", "Dong et al. 2016", 30.71, 27.59, 26.98, 24.62),
        .. Common("ESPCN", "Shi et al. 2016, arXiv 1609.05158", 30.52, 27.42, 26.87, 24.39),
        .. Common("SelfExSR", "Huang et al. 2015", 30.33, 27.45, 26.83, 24.82),
        .. Common("DRCN", "Kim et al. 2016", 31.53, 28.02, 27.23, 25.14),
        .. Common("ESRGAN (PSNR model)", "Wang et al. 2018, arXiv 1809.00219", 32.73, 28.99, 27.85, 27.03),
        .. Common("EBRN", "Qiu et al. 2019", 32.79, 29.01, 27.85, 27.03),
        .. Common("BSRN", "Li et al. 2022", 32.35, 28.73, 27.65, 26.27),
    ];

    /// <summary>Those that belong beside a row of one's own.</summary>
    /// <param name="set">The set's name.</param>
    /// <param name="scale">How many times larger the images were made.</param>
    /// <param name="protocol">How they were compared.</param>
    public static IEnumerable<PublishedScore> For(string set, int scale, EvaluationProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return All.Where(score => score.Set == set && score.Scale == scale && score.Protocol == protocol.Name);
    }

    private static IEnumerable<PublishedScore> Table1(string model, params (double Psnr, double Ssim)[] sets) =>
        Daala(model, "Ledig et al. 2017, table 1", sets);

    private static IEnumerable<PublishedScore> Table2(string model, params (double Psnr, double Ssim)[] sets) =>
        Daala(model, "Ledig et al. 2017, table 2", sets);

    private static IEnumerable<PublishedScore> Daala(string model, string source, (double Psnr, double Ssim)[] sets) =>
        sets.Select((score, i) => new PublishedScore(model, source, s_sets[i], 4, "daala", score.Psnr, score.Ssim));

    private static IEnumerable<PublishedScore> Common(string model, string source, params double[] sets) =>
        sets.Select((psnr, i) => new PublishedScore(model, source, s_sets[i], 4, "common", psnr));
}
