using SuperResolution.Metrics;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class SsimTests
{
    [Theory]
    [MemberData(nameof(MetricOracle.Cases), MemberType = typeof(MetricOracle))]
    public void It_is_what_the_oracle_measures(string picture, string protocol, int border)
    {
        using Tensor prediction = MetricOracle.Prediction(picture);
        using Tensor reference = MetricOracle.Reference(picture);
        Ssim ssim = new(MetricOracle.Protocol(protocol, border));
        Assert.Equal(MetricOracle.Expected(picture, protocol, border, "ssim"), ssim.Measure(prediction, reference), 1e-10);
    }

    [Theory]
    [InlineData("common")]
    [InlineData("daala")]
    public void Equal_images_have_1(string protocol)
    {
        using Tensor image = MetricOracle.Reference("colour");
        Assert.Equal(1, new Ssim(EvaluationProtocol.FromName(protocol, 2)).Measure(image, image), 1e-12);
    }

    [Fact]
    public void It_names_itself_and_its_protocol()
    {
        Ssim ssim = new(EvaluationProtocol.Daala(4));
        Assert.Equal("SSIM", ssim.Name);
        Assert.True(ssim.HigherIsBetter);
        Assert.Equal(EvaluationProtocol.Daala(4), ssim.Protocol);
    }

    [Fact]
    public void No_tensor_is_left_behind() => MetricChecks.AssertNothingIsLeft(
        MetricOracle.Prediction("odd"), MetricOracle.Reference("odd"), new Ssim(EvaluationProtocol.Common(2)), new Ssim(EvaluationProtocol.Daala(2)));

    [Fact]
    public void An_image_smaller_than_the_window_is_refused()
    {
        using Tensor image = zeros([1, 3, 18, 40]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Ssim(EvaluationProtocol.Common(4)).Measure(image, image));
        Assert.StartsWith(
            "Images of 40×18 pixels are too small: a border of 4 pixels is cut and 11×11 must be left; give at least 19×19.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Daalas_window_takes_what_is_there()
    {
        using Tensor image = zeros([1, 3, 9, 10]);
        Assert.Equal(1, new Ssim(EvaluationProtocol.Daala(4)).Measure(image, image));
    }
}
