using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class ClassicalResamplerTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/classical.json");

    public static TheoryData<string> Cases => [.. s_oracle.Names.Where(name => name != "image")];

    public static TheoryData<string> Kernels => [.. ClassicalResampler.Names.Where(name => name != "fourier")];

    [Fact]
    public void Every_name_is_held_against_numpy() =>
        Assert.Equal(s_oracle.Names.Where(name => name != "image").Select(name => name.Split(' ')[0]).Distinct().Order(), ClassicalResampler.Names.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_gives_what_numpy_gives(string name)
    {
        string[] parts = name.Split(' ');
        using ClassicalResampler resampler = ClassicalResampler.Create(parts[0], parts[1][0] - '0');
        using Tensor image = s_oracle.Tensor("image");
        using Tensor actual = resampler.forward(image);
        Assert.Equal(s_oracle.Shape(name), actual.shape);
        Assert.All(s_oracle.Values(name).Zip(actual.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void Fourier_computes_a_picture_whole_whatever_the_tile()
    {
        using Image<Rgb24> picture = TestPictures.Noise(17, 12);
        using Upscaler whole = new(ClassicalResampler.Create("fourier", 2));
        using Upscaler tiled = new(ClassicalResampler.Create("fourier", 2), new UpscalerOptions { Tile = 6 });
        using Image<Rgb24> expected = whole.Enhance(picture);
        using Image<Rgb24> actual = tiled.Enhance(picture);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(actual));
    }

    [Theory]
    [MemberData(nameof(AllNames))]
    public void No_tensor_is_left_behind(string name)
    {
        using ClassicalResampler resampler = ClassicalResampler.Create(name, 2);
        using Tensor image = rand(1, 3, 4, 5);
        long before = LiveTensors.Count();
        resampler.forward(image).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    public static TheoryData<string> AllNames => [.. ClassicalResampler.Names];

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
    [MemberData(nameof(Kernels))]
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
        Assert.StartsWith("There is no resampling kernel \"fancy\"; give one of nearest, bilinear, bicubic, lanczos3, hermite, b-spline, fourier.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassicalResampler(ResamplingKernel.Nearest, 0));
    }
}
