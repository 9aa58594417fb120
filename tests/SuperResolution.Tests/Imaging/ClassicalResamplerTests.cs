using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class ClassicalResamplerTests
{
    [Fact]
    public void Nearest_repeats_each_pixel()
    {
        using ClassicalResampler nearest = ClassicalResampler.Create("nearest", 3);
        using Tensor image = rand(1, 3, 4, 5);
        using Tensor expected = image.view(1, 3, 4, 1, 5, 1).expand(1, 3, 4, 3, 5, 3).contiguous().view(1, 3, 12, 15);
        using Tensor actual = nearest.forward(image);
        Assert.True((expected == actual).all().item<bool>());
    }

    [Theory]
    [InlineData("nearest")]
    [InlineData("bicubic")]
    public void A_tile_with_the_halo_is_the_whole_image(string name)
    {
        using ClassicalResampler resampler = ClassicalResampler.Create(name, 4);
        using Tensor image = rand(1, 3, 20, 20);
        using Tensor whole = resampler.forward(image);
        int halo = resampler.Halo;
        using Tensor tile = resampler.forward(image.narrow(2, 8 - halo, 4 + 2 * halo).narrow(3, 6 - halo, 5 + 2 * halo));
        using Tensor expected = whole.narrow(2, 32, 16).narrow(3, 24, 20);
        using Tensor actual = tile.narrow(2, 4 * halo, 16).narrow(3, 4 * halo, 20);
        Assert.True((expected == actual).all().item<bool>());
    }

    [Fact]
    public void An_unknown_name_is_refused_with_those_there_are()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => ClassicalResampler.Create("fancy", 4));
        Assert.StartsWith("There is no resampling kernel \"fancy\"; give one of nearest, bicubic.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassicalResampler(ResamplingKernel.Nearest, 0));
    }
}
