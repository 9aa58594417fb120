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
            | *nearest (Ledig et al. 2017, table 2)* | *26.26 / 0.7552* |  |
            | *bicubic (Ledig et al. 2017, table 2)* | *28.43 / 0.8211* |  |
            | *SRCNN (Ledig et al. 2017, table 2)* | *30.07 / 0.8627* |  |
            | *SelfExSR (Ledig et al. 2017, table 2)* | *30.33 / 0.8720* |  |
            | *DRCN (Ledig et al. 2017, table 2)* | *31.52 / 0.8938* |  |
            | *ESPCN (Ledig et al. 2017, table 2)* | *30.76 / 0.8784* |  |
            | *SRResNet (Ledig et al. 2017, table 2)* | *32.05 / 0.9019* |  |
            | *SRGAN (Ledig et al. 2017, table 2)* | *29.40 / 0.8472* |  |
            | *SRResNet-VGG22 (Ledig et al. 2017, table 1)* | *30.51 / 0.8803* |  |
            | *SRGAN-MSE (Ledig et al. 2017, table 1)* | *30.64 / 0.8701* |  |
            | *SRGAN-VGG22 (Ledig et al. 2017, table 1)* | *29.84 / 0.8468* |  |

            """.ReplaceLineEndings("\n"),
            table);
    }

    [Fact]
    public void Published_lines_can_be_left_out() => Assert.DoesNotContain(
        "Ledig", BenchmarkTable.ToMarkdown([Row("Set5", "bicubic", 28, 0.8)], withPublished: false), StringComparison.Ordinal);

    [Fact]
    public void What_a_paper_does_not_state_is_a_dash() => Assert.Contains(
        "| *ESRGAN (PSNR model) (Wang et al. 2018, arXiv 1809.00219)* | *32.73 / –* |",
        BenchmarkTable.ToMarkdown([Row("Set5", "bicubic", 28, 0.8) with { Protocol = EvaluationProtocol.Common(4) }]),
        StringComparison.Ordinal);

    [Fact]
    public void Papers_have_no_line_where_nothing_of_theirs_is_measured()
    {
        BenchmarkRow row = Row("Set5", "bicubic", 28, 0.8) with
        {
            Metrics = [new("distance", false, "Distance in the colour of things.")], Images = [new("a", [0.25]), new("b", [double.NaN])],
        };
        Assert.Equal(
            """
            distance ↓, ×4. Distance in the colour of things.

            | model | Set5 |
            | --- | --- |
            | bicubic | 0.2500 |

            """.ReplaceLineEndings("\n"),
            BenchmarkTable.ToMarkdown([row]));
    }

    [Fact]
    public void Each_set_has_a_table_of_its_images()
    {
        BenchmarkRow net = Row("Set5", "a|b", 30.5, 0.875);
        Assert.Equal(
            $"""
            Set5: PSNR (dB) / SSIM, ×4. Protocol {s_daala}.

            | image | bicubic | a\|b |
            | --- | --- | --- |
            | baby | 28.00 / 0.8000 | 30.00 / 0.9000 |
            | bird | 29.00 / – | 31.00 / 0.7000 |
            | **mean** | **28.50 / 0.8000** | **30.50 / 0.8000** |

            mine: PSNR (dB) / SSIM, ×4. Protocol {s_daala}.

            | image | bicubic |
            | --- | --- |
            | image | 30.50 / 0.8750 |
            | **mean** | **30.50 / 0.8750** |

            """.ReplaceLineEndings("\n"),
            BenchmarkTable.ImagesToMarkdown(
            [
                net with { Model = "bicubic", Images = [new("baby", [28, 0.8]), new("bird", [29, double.NaN])] },
                net with { Set = "mine", Model = "bicubic" },
                net with { Images = [new("baby", [30, 0.9]), new("bird", [31, 0.7])] },
            ]));
    }

    [Fact]
    public void Rows_of_two_protocols_are_refused()
    {
        BenchmarkRow row = Row("Set5", "bicubic", 28, 0.8);
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ToMarkdown([row, row with { Protocol = EvaluationProtocol.Common(4) }]));
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ToMarkdown([row, row with { Metrics = [row.Metrics[0]] }]));
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ToMarkdown([]));
        Assert.Throws<ArgumentException>(() => BenchmarkTable.ImagesToMarkdown([]));
    }

    private static BenchmarkRow Row(string set, string model, double psnr, double ssim, string? description = null) =>
        new(
        set, model, 4, s_daala, [Metric(new Psnr(s_daala)), Metric(new Ssim(s_daala))], [new BenchmarkImageScore("image", [psnr, ssim])], description);

    private static BenchmarkMetric Metric(IImageMetric metric) => new(metric.Name, metric.HigherIsBetter, metric.Description);
}
