using SuperResolution.Data.Degradations;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

public class ResizingTests
{
    [Theory]
    [InlineData(Interpolation.Area, 5, 4)]
    [InlineData(Interpolation.Area, 15, 20)]
    [InlineData(Interpolation.Bilinear, 5, 4)]
    [InlineData(Interpolation.Bilinear, 15, 20)]
    [InlineData(Interpolation.Bicubic, 5, 4)]
    [InlineData(Interpolation.Bicubic, 15, 20)]
    public void It_gives_what_PyTorch_s_interpolate_gives(Interpolation interpolation, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor resized = new Resizing(interpolation, height, width).Apply(DegradationOracle.Picture(13, 18));
        DegradationOracle.AssertEqual($"{interpolation.ToString().ToLowerInvariant()} {height} {width}", resized);
    }

    [Theory]
    [InlineData(Interpolation.Area)]
    [InlineData(Interpolation.Bilinear)]
    [InlineData(Interpolation.Bicubic)]
    public void The_same_size_changes_nothing_and_one_pixel_lies_among_those_there_were(Interpolation interpolation)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor picture = DegradationOracle.Picture(13, 18);
        Assert.True(picture.Equals(new Resizing(interpolation, 13, 18).Apply(picture)));
        Tensor one = new Resizing(interpolation, 1, 1).Apply(picture);
        Assert.Equal([1, 3, 1, 1], one.shape);
        Assert.All(one.data<float>().ToArray(), value => Assert.InRange(value, 0.1f, 1));
    }

    [Fact]
    public void A_size_of_nothing_is_refused()
    {
        using Tensor picture = DegradationOracle.Picture(13, 18);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new Resizing(Interpolation.Area, 0, 4).Apply(picture));
        Assert.Contains("Height is 0", e.Message, StringComparison.Ordinal);
    }
}
