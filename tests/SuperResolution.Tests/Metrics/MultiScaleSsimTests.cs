using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class MultiScaleSsimTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Metrics/ms_ssim.json");
    private static readonly MultiScaleSsim s_whole = new(EvaluationProtocol.Common(1) with { Border = 0 });

    public static TheoryData<string> Cases() => [.. s_oracle.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_what_the_oracle_measures(string picture)
    {
        (Tensor prediction, Tensor reference) = PatternPicture.Pair(picture);
        using (prediction)
        using (reference)
        {
            Assert.Equal(s_oracle.Number(picture), s_whole.Measure(prediction, reference), 1e-10);
        }
    }

    [Fact]
    public void Equal_images_have_1()
    {
        using Tensor image = PatternPicture.Create(190, 177, 3);
        Assert.Equal(1, s_whole.Measure(image, image), 1e-12);
    }

    [Fact]
    public void A_negative_has_0()
    {
        using Tensor image = PatternPicture.Create(176, 176, 1);
        using Tensor negative = 1 - image;
        Assert.Equal(0, s_whole.Measure(negative, image));
    }

    [Fact]
    public void The_border_of_the_protocol_is_cut()
    {
        using Tensor reference = PatternPicture.Create(190, 190, 1);
        using Tensor prediction = PatternPicture.Create(190, 190, 1, damage: 20);
        using Tensor inside = reference.narrow(2, 4, 182).narrow(3, 4, 182);
        using Tensor predictionInside = prediction.narrow(2, 4, 182).narrow(3, 4, 182);
        Assert.Equal(s_whole.Measure(predictionInside, inside), new MultiScaleSsim(EvaluationProtocol.Common(4)).Measure(prediction, reference), 1e-12);
    }

    [Fact]
    public void An_image_that_is_too_small_for_five_scales_is_refused()
    {
        using Tensor image = zeros([1, 3, 183, 200]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new MultiScaleSsim(EvaluationProtocol.Common(4)).Measure(image, image));
        Assert.StartsWith(
            "Images of 200×183 pixels are too small: a border of 4 pixels is cut and 176×176 must be left; give at least 184×184.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_itself_and_its_protocol()
    {
        MultiScaleSsim metric = new(EvaluationProtocol.Daala(4));
        Assert.Equal("MS-SSIM", metric.Name);
        Assert.True(metric.HigherIsBetter);
        Assert.Equal(EvaluationProtocol.Daala(4), metric.Protocol);
        Assert.Equal("MS-SSIM: brightness and border of daala, Gaussian window 11×11, σ 1.5, five scales.", metric.Description);
    }

    [Fact]
    public void No_tensor_is_left_behind() => MetricChecks.AssertNothingIsLeft(
        PatternPicture.Create(177, 190, 3, damage: 5), PatternPicture.Create(177, 190, 3), s_whole);
}
