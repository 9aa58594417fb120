using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
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
    public void Fourier_computes_a_picture_whole_within_the_budget_and_tells_of_tiles_that_differ()
    {
        using Image<Rgb24> picture = TestPictures.Waves(400, 300);
        (Image<Rgb24> whole, List<UpscaleNoticeEventArgs> none) = Fourier(picture, UpscalerOptions.Default);
        (Image<Rgb24> tiled, List<UpscaleNoticeEventArgs> notices) = Fourier(picture, new UpscalerOptions { Tile = 64 });
        (Image<Rgb24> tight, List<UpscaleNoticeEventArgs> alike) = Fourier(picture, new UpscalerOptions { MemoryBudget = 16 << 20 });
        using (whole)
        using (tiled)
        using (tight)
        {
            Assert.Empty(none);
            Assert.InRange(DifferenceInside(whole, tiled), 1, 8);
            Assert.InRange(DifferenceInside(whole, tight), 1, 8);
        }

        string[] messages = [.. notices.Concat(alike).Where(notice => notice.Kind == UpscaleNoticeKind.InexactTiles).Select(notice => notice.Message)];
        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.StartsWith(
            "fourier interpolation ×2 looks at the whole picture, and this one of 400×300 pixels is computed in tiles with a margin of 32", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Fourier_takes_no_memory_that_grows_with_the_square_of_a_side()
    {
        // A matrix of this side would take a terabyte.
        using ClassicalResampler fourier = ClassicalResampler.Create("fourier", 2);
        using Tensor line = ones([1, 3, 1, 300_001]);
        using Tensor enlarged = fourier.forward(line);
        Assert.Equal([1, 3, 2, 600_002], enlarged.shape);
        Assert.Equal(1, enlarged.mean().item<float>(), 1e-5);
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

    /// <summary>The largest difference but for the borders, where the whole picture meets its opposite side and a tile does not.</summary>
    private static int DifferenceInside(Image<Rgb24> a, Image<Rgb24> b)
    {
        using Image<Rgb24> one = a.Clone(image => image.Crop(new Rectangle(40, 40, a.Width - 80, a.Height - 80)));
        using Image<Rgb24> other = b.Clone(image => image.Crop(new Rectangle(40, 40, b.Width - 80, b.Height - 80)));
        return TestPictures.LargestDifference(one, other);
    }

    private static (Image<Rgb24> Picture, List<UpscaleNoticeEventArgs> Notices) Fourier(Image<Rgb24> picture, UpscalerOptions options)
    {
        List<UpscaleNoticeEventArgs> notices = [];
        using Upscaler upscaler = new(ClassicalResampler.Create("fourier", 2), options);
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        return (upscaler.Enhance(picture), notices);
    }
}
