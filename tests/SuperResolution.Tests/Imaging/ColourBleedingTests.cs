using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

/// <summary>What a network gets under transparent pixels, seen through networks that show it.</summary>
public class ColourBleedingTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [Fact]
    public void Transparent_pixels_get_the_colour_of_their_visible_neighbours()
    {
        using Image<Rgba32> picture = Disc(new Rgba32(200, 40, 20), hidden: new Rgba32(0, 0, 0, 0));
        using Image<Rgba32> shown = Shown(picture);
        foreach (Rgba32 pixel in Pixels(shown))
        {
            Assert.Equal(new Rgb24(200, 40, 20), new Rgb24(pixel.R, pixel.G, pixel.B));
        }
    }

    [Fact]
    public void The_nearer_neighbour_counts_more()
    {
        using Image<Rgba32> picture = new(20, 9, new Rgba32(0, 0, 0, 0));
        for (int y = 0; y < 9; y++)
        {
            picture[0, y] = new Rgba32(255, 0, 0);
            picture[19, y] = new Rgba32(0, 0, 255);
        }

        using Image<Rgba32> shown = Shown(picture);
        Assert.Equal(255, shown[1, 4].R);
        Assert.Equal(0, shown[1, 4].B);
        Assert.InRange(shown[9, 4].R, 110, 145);
        Assert.Equal(shown[9, 4].R, shown[10, 4].B);
        Assert.Equal(255, shown[18, 4].B);
    }

    [Fact]
    public void Nearly_transparent_pixels_are_hardly_taken_at_their_word_and_others_wholly()
    {
        using Image<Rgba32> picture = new(9, 9, new Rgba32(200, 40, 20));
        picture[4, 4] = new Rgba32(0, 255, 255, 1);
        picture[7, 7] = new Rgba32(0, 255, 255, 16);
        using Image<Rgba32> shown = Shown(picture);
        Rgba32 faint = shown[4, 4];
        Assert.InRange(faint.R, 180, 200);
        Assert.InRange(faint.G, 40, 60);
        Assert.Equal(new Rgba32(0, 255, 255, 16), shown[7, 7]);
        Assert.Equal(new Rgba32(200, 40, 20), shown[0, 0]);
    }

    [Fact]
    public void Far_from_anything_visible_colours_stay_as_they_are_stored()
    {
        using Image<Rgba32> picture = new(200, 10, new Rgba32(1, 2, 3, 0));
        picture[0, 0] = new Rgba32(255, 255, 255);
        using Image<Rgba32> shown = Shown(picture);
        Assert.Equal(255, shown[40, 5].R);
        Assert.Equal(new Rgba32(1, 2, 3, 0), shown[150, 5]);
    }

    [SharedFact(Weights)]
    public void What_is_hidden_does_not_show_in_any_visible_pixel()
    {
        using Upscaler upscaler = Upscaler.Load(Repository.SharedFile(Weights));
        Same(upscaler, Disc(new Rgba32(200, 40, 20), new Rgba32(0, 0, 0, 0)), Disc(new Rgba32(200, 40, 20), new Rgba32(255, 255, 255, 0)));
        Same(upscaler, Disc(new La16(150, 255), new La16(0, 0)), Disc(new La16(150, 255), new La16(255, 0)));
        Same(
            upscaler,
            Disc(new Rgba64(50000, 9000, 4000, 65535), new Rgba64(0, 0, 0, 0)),
            Disc(new Rgba64(50000, 9000, 4000, 65535), new Rgba64(65535, 0, 65535, 0)));
        Same(upscaler, Disc(new Bgra32(200, 40, 20, 255), default), Disc(new Bgra32(200, 40, 20, 255), new Bgra32(0, 255, 0, 0)));
    }

    [Theory]
    [InlineData(AlphaMode.Bicubic)]
    [InlineData(AlphaMode.Network)]
    [InlineData(AlphaMode.Opaque)]
    public void Tiles_are_the_whole_picture(AlphaMode mode)
    {
        AreTheWhole<Rgba32>(mode);
        AreTheWhole<Rgba64>(mode);
        AreTheWhole<La16>(mode);
        AreTheWhole<Bgra32>(mode);
    }

    [Fact]
    public void An_opaque_picture_with_alpha_has_the_colours_of_one_without()
    {
        using Image<Rgb24> plain = TestPictures.Noise(23, 17);
        using Image<Rgba32> opaque = plain.CloneAs<Rgba32>();
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> expected = upscaler.Enhance(plain);
        using Image<Rgba32> actual = upscaler.Enhance(opaque);
        Assert.All(Pixels(actual), pixel => Assert.Equal(255, pixel.A));
        using Image<Rgb24> colours = actual.CloneAs<Rgb24>();
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(colours));
    }

    [Theory]
    [InlineData(AlphaMode.Bicubic, 0)]
    [InlineData(AlphaMode.Network, 0)]
    [InlineData(AlphaMode.Opaque, 255)]
    public void A_transparent_picture_stays_so(AlphaMode mode, byte alpha)
    {
        using Image<Rgba32> picture = new(12, 9, new Rgba32(10, 20, 30, 0));
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 4), new UpscalerOptions { AlphaMode = mode });
        using Image<Rgba32> large = upscaler.Enhance(picture);
        Assert.All(Pixels(large), pixel => Assert.Equal(new Rgba32(10, 20, 30, alpha), pixel));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Image<Rgba64> picture = TestPictures.Noise<Rgba64>(40, 30);
        foreach (AlphaMode mode in Enum.GetValues<AlphaMode>())
        {
            using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 16, AlphaMode = mode });
            long before = LiveTensors.Count();
            upscaler.Enhance(picture).Dispose();
            upscaler.Enhance(picture).Dispose();
            Assert.Equal(before, LiveTensors.Count());
        }
    }

    private static void Same<TPixel>(Upscaler upscaler, Image<TPixel> one, Image<TPixel> other)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> first = one;
        using Image<TPixel> second = other;
        using Image<TPixel> a = upscaler.Enhance(first);
        using Image<TPixel> b = upscaler.Enhance(second);
        Vector4[] visible = TestPictures.Values(a);
        Assert.Contains(visible, pixel => pixel.W == 0);
        Assert.All(visible.Zip(TestPictures.Values(b)).Where(pair => pair.First.W > 0), pair => Assert.Equal(pair.First, pair.Second));
    }

    private static void AreTheWhole<TPixel>(AlphaMode mode)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> picture = TestPictures.Noise<TPixel>(120, 61);
        using Upscaler whole = new(Network(), new UpscalerOptions { AlphaMode = mode, Tile = 1000 });
        using Upscaler tiled = new(Network(), new UpscalerOptions { AlphaMode = mode, Tile = 17 });
        using Image<TPixel> expected = whole.Enhance(picture);
        using Image<TPixel> actual = tiled.Enhance(picture);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1f / 255);
    }

    // Nearest neighbour shows each pixel that goes in; a factor of 1 leaves the size.
    private static Image<Rgba32> Shown(Image<Rgba32> picture)
    {
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 1));
        return upscaler.Enhance(picture);
    }

    private static Image<TPixel> Disc<TPixel>(TPixel colour, TPixel hidden)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> picture = new(48, 48, hidden);
        for (int y = 0; y < 48; y++)
        {
            for (int x = 0; x < 48; x++)
            {
                if (((x - 24) * (x - 24)) + ((y - 24) * (y - 24)) < 100)
                {
                    picture[x, y] = colour;
                }
            }
        }

        return picture;
    }

    private static Rgba32[] Pixels(Image<Rgba32> picture)
    {
        Rgba32[] pixels = new Rgba32[picture.Width * picture.Height];
        picture.CopyPixelDataTo(pixels);
        return pixels;
    }

    private static SRResNet Network()
    {
        random.manual_seed(0);
        return new SRResNet(4, blocks: 2, width: 8);
    }
}
