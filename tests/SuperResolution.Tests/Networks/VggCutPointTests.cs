using SuperResolution.Networks;

namespace SuperResolution.Tests.Networks;

public class VggCutPointTests
{
    [Fact]
    public void There_are_16_convolutions_before_and_after_activation()
    {
        Assert.Equal(32, VggCutPoint.All.Distinct().Count());
        Assert.Equal("1.1 before activation", VggCutPoint.All[0].ToString());
        Assert.Equal("5.4", VggCutPoint.All[^1].ToString());
        Assert.Equal((VggCutPoint.Vgg54, 16), (VggCutPoint.All[^1], VggCutPoint.Vgg54.SmallestSide));
        Assert.Equal((new VggCutPoint(2, 2), 2), (VggCutPoint.Vgg22, VggCutPoint.Vgg22.SmallestSide));
    }

    [Theory]
    [InlineData(0, 1, "VGG19 has 5 max-poolings: give 1 to 5.")]
    [InlineData(6, 1, "VGG19 has 5 max-poolings: give 1 to 5.")]
    [InlineData(2, 3, "Before max-pooling 2 VGG19 has 2 convolutions: give 1 to 2.")]
    [InlineData(5, 0, "Before max-pooling 5 VGG19 has 4 convolutions: give 1 to 4.")]
    public void Others_are_refused_with_what_is_allowed(int pooling, int convolution, string message) => Assert.StartsWith(
        message, Assert.Throws<ArgumentOutOfRangeException>(() => new VggCutPoint(pooling, convolution)).Message, StringComparison.Ordinal);
}
