using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class LumaTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/imaging.json");

    [Fact]
    public void Y_is_that_of_rgb2ycbcr()
    {
        using Tensor rgb = s_oracle.Tensor("rgb").to(ScalarType.Float64) / 255;
        using Tensor y = Luma.Bt601(rgb);
        double[] expected = s_oracle.Values("y");
        Assert.Equal(s_oracle.Shape("y"), y.shape);
        double[] actual = y.data<double>().ToArray();
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], 1e-12));
    }

    [Fact]
    public void Rounded_Y_is_a_whole_number()
    {
        using Tensor rgb = s_oracle.Tensor("rgb") / 255;
        using Tensor y = Luma.Bt601(rgb, rounded: true);
        double[] expected = s_oracle.Values("y");
        Assert.Equal(expected.Select(value => (float)Math.Floor(value + 0.5)), y.data<float>().ToArray());
    }

    [Theory]
    [InlineData(0, 0, 0, 16)]
    [InlineData(1, 1, 1, 235)]
    [InlineData(1, 0, 0, 81.481)]
    [InlineData(0, 1, 0, 144.553)]
    [InlineData(0, 0, 1, 40.966)]
    public void Black_white_and_the_primaries_have_the_Y_of_BT601(double red, double green, double blue, double expected)
    {
        using Tensor rgb = tensor(new[] { red, green, blue }, [1, 3, 1, 1]);
        using Tensor y = Luma.Bt601(rgb);
        Assert.Equal(expected, y.item<double>(), 1e-12);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor rgb = ones([1, 3, 4, 4]);
        long before = LiveTensors.Count();
        Luma.Bt601(rgb).Dispose();
        Luma.Bt601(rgb, rounded: true).Dispose();
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void What_has_not_three_channels_is_refused_with_its_shape()
    {
        using Tensor gray = ones([1, 1, 4, 4]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => Luma.Bt601(gray));
        Assert.StartsWith("Luma is computed from [N, 3, H, W] with floating-point values; given [1, 1, 4, 4] of Float32.", e.Message, StringComparison.Ordinal);
    }
}
