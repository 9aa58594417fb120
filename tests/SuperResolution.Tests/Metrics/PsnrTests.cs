using SuperResolution.Metrics;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

public class PsnrTests
{
    [Theory]
    [MemberData(nameof(MetricOracle.Cases), MemberType = typeof(MetricOracle))]
    public void It_is_what_the_oracle_measures(string picture, string protocol, int border)
    {
        using Tensor prediction = MetricOracle.Prediction(picture);
        using Tensor reference = MetricOracle.Reference(picture);
        Psnr psnr = new(MetricOracle.Protocol(protocol, border));
        Assert.Equal(MetricOracle.Expected(picture, protocol, border, "psnr"), psnr.Measure(prediction, reference), 1e-9);
    }

    [Theory]
    [InlineData("common")]
    [InlineData("daala")]
    public void Equal_images_are_infinitely_close(string protocol)
    {
        using Tensor image = MetricOracle.Reference("colour");
        Assert.Equal(double.PositiveInfinity, new Psnr(EvaluationProtocol.FromName(protocol, 2)).Measure(image, image));
    }

    [Fact]
    public void What_rounds_to_the_same_8_bits_is_equal()
    {
        using Tensor image = MetricOracle.Reference("colour");
        using Tensor near = image + 0.4 / 255;
        Assert.Equal(double.PositiveInfinity, new Psnr(EvaluationProtocol.Common(2)).Measure(near, image));
    }

    [Fact]
    public void One_step_of_gray_is_48_dB()
    {
        using Tensor dark = zeros([1, 1, 4, 4]);
        using Tensor lighter = dark + 1.0 / 255;
        Assert.Equal(20 * Math.Log10(255), new Psnr(MetricOracle.Protocol("common", 0)).Measure(lighter, dark), 1e-12);
    }

    [Fact]
    public void A_batch_has_the_mean_of_its_images()
    {
        Psnr psnr = new(EvaluationProtocol.Common(1));
        using Tensor reference = MetricOracle.Reference("colour");
        using Tensor near = MetricOracle.Prediction("colour");
        long width = reference.shape[3];
        using Tensor mirrored = tensor([.. Enumerable.Range(1, (int)width).Select(x => width - x)]);
        using Tensor far = reference.index_select(3, mirrored);
        using Tensor predictions = cat([near, far], dim: 0);
        using Tensor references = cat([reference, reference], dim: 0);
        Assert.Equal((psnr.Measure(near, reference) + psnr.Measure(far, reference)) / 2, psnr.Measure(predictions, references), 1e-12);
    }

    [Fact]
    public void It_names_itself_and_its_protocol()
    {
        Psnr psnr = new(EvaluationProtocol.Common(4));
        Assert.Equal("PSNR", psnr.Name);
        Assert.True(psnr.HigherIsBetter);
        Assert.Equal(EvaluationProtocol.Common(4), psnr.Protocol);
    }

    [Fact]
    public void No_tensor_is_left_behind() => MetricChecks.AssertNothingIsLeft(
        MetricOracle.Prediction("odd"), MetricOracle.Reference("odd"), new Psnr(EvaluationProtocol.Common(2)), new Psnr(EvaluationProtocol.Daala(2)));

    [Fact]
    public void Different_shapes_are_refused_with_both()
    {
        using Tensor prediction = zeros([1, 3, 8, 9]);
        using Tensor reference = zeros([1, 3, 8, 8]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Psnr(EvaluationProtocol.Common(2)).Measure(prediction, reference));
        Assert.Equal(
            "The prediction is [1, 3, 8, 9] of Float32 and the reference [1, 3, 8, 8] of Float32; "
            + "give two of the same shape, cut the larger at the right and bottom. (Parameter 'prediction')",
            e.Message);
    }

    [Fact]
    public void An_image_that_is_all_border_is_refused()
    {
        using Tensor image = zeros([1, 3, 20, 8]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Psnr(EvaluationProtocol.Common(4)).Measure(image, image));
        Assert.StartsWith(
            "Images of 8×20 pixels are too small: a border of 4 pixels is cut and 1×1 must be left; give at least 9×9.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_channels_are_no_image()
    {
        using Tensor image = zeros([1, 2, 20, 20]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Psnr(EvaluationProtocol.Common(4)).Measure(image, image));
        Assert.StartsWith("Images to compare are [N, 3, H, W] or, gray, [N, 1, H, W]", e.Message, StringComparison.Ordinal);
    }
}
