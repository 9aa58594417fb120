using SuperResolution.Metrics;

namespace SuperResolution.Tests.Metrics;

public class BenchmarkTableTests
{
    private static readonly EvaluationProtocol s_daala = EvaluationProtocol.Daala(4);

    [Fact]
    public void The_table_has_its_protocol_above_a_line_for_each_method_and_the_published_ones_below()
    {
        string table = BenchmarkTable.ToMarkdown(
        [
            Row("Set5", "bicubic", 28.425, 0.82105),
            Row("mine", "bicubic", double.PositiveInfinity, 1),
            Row("Set5", "net", 30.5, 0.875, "SRResNet ×4"),
        ]);
        Assert.Equal(
            $"""
            PSNR (dB) / SSIM, ×4. Protocol {s_daala}.

            | model | Set5 | mine |
            | --- | --- | --- |
            | bicubic | 28.43 / 0.8211 | Infinity / 1.0000 |
            | net: SRResNet ×4 | 30.50 / 0.8750 |  |
            | *nearest, published* | *26.26 / 0.7552* |  |
            | *bicubic, published* | *28.43 / 0.8211* |  |
            | *SRCNN, published* | *30.07 / 0.8627* |  |
            | *SelfExSR, published* | *30.33 / 0.8720* |  |
            | *DRCN, published* | *31.52 / 0.8938* |  |
            | *ESPCN, published* | *30.76 / 0.8784* |  |
            | *SRResNet, published* | *32.05 / 0.9019* |  |
            | *SRGAN, published* | *29.40 / 0.8472* |  |

            """.ReplaceLineEndings("\n"),
            table);
    }

    [Fact]
    public void Published_lines_can_be_left_out() => Assert.DoesNotContain(
        "published", BenchmarkTable.ToMarkdown([Row("Set5", "bicubic", 28, 0.8)], withPublished: false), StringComparison.Ordinal);

    [Fact]
    public void A_PSNR_without_an_SSIM_stands_alone() => Assert.Contains(
        "| *ESRGAN (PSNR model), published* | *32.73* |",
        BenchmarkTable.ToMarkdown([Row("Set5", "bicubic", 28, 0.8) with { Protocol = EvaluationProtocol.Common(4) }]),
        StringComparison.Ordinal);

    [Fact]
    public void Rows_of_two_protocols_are_refused()
    {
        BenchmarkRow row = Row("Set5", "bicubic", 28, 0.8);
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ToMarkdown([row, row with { Protocol = EvaluationProtocol.Common(4) }]));
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ToMarkdown([]));
    }

    private static BenchmarkRow Row(string set, string model, double psnr, double ssim, string? description = null) =>
        new(set, model, 4, s_daala, [new BenchmarkImageScore("image", psnr, ssim)], description);
}
