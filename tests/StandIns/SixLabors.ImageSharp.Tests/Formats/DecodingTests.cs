using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats;

public class DecodingTests
{
    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void Every_image_has_the_pixels_that_were_written(string name)
    {
        int[] expected = TestImages.Expected(name);
        bool wide = name.Contains("16", StringComparison.Ordinal) && !name.EndsWith(".bmp", StringComparison.Ordinal);
        string path = TestImages.PathOf(name);
        int[] found = (TestImages.Channels(name), wide) switch
        {
            (1, false) => Read<L8>(path),
            (1, true) => Read<L16>(path),
            (2, false) => Read<La16>(path),
            (2, true) => Read<La32>(path),
            (3, false) => Read<Rgb24>(path),
            (3, true) => Read<Rgb48>(path),
            (_, false) => Read<Rgba32>(path),
            _ => Read<Rgba64>(path),
        };
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void Identify_tells_the_size_that_Load_gives(string name)
    {
        ImageInfo info = Image.Identify(TestImages.PathOf(name));
        using Image image = Image.Load(TestImages.PathOf(name));
        Assert.Equal(TestImages.Shape(name)[..2], new long[] { info.Height, info.Width });
        Assert.Equal(image.Size, info.Size);
        Assert.Equal(image.Metadata.HorizontalResolution, info.Metadata.HorizontalResolution);
    }

    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void Any_image_loads_into_any_kind_of_pixel_as_its_natural_kind_converts(string name) =>
        TestImages.ForEachKind(new LoadsLikeCloneAs(TestImages.PathOf(name)));

    [Theory]
    [InlineData("gray1.png", typeof(L8), 1)]
    [InlineData("gray8.png", typeof(L8), 8)]
    [InlineData("gray16.png", typeof(L16), 16)]
    [InlineData("graya8.png", typeof(La16), 16)]
    [InlineData("graya16.png", typeof(La32), 32)]
    [InlineData("rgb8.png", typeof(Rgb24), 24)]
    [InlineData("rgb16.png", typeof(Rgb48), 48)]
    [InlineData("rgba8.png", typeof(Rgba32), 32)]
    [InlineData("rgba16.png", typeof(Rgba64), 64)]
    [InlineData("palette8.png", typeof(Rgba32), 8)]
    [InlineData("gray-key.png", typeof(La16), 8)]
    [InlineData("rgb16-key.png", typeof(Rgba64), 48)]
    [InlineData("420.jpg", typeof(Rgb24), 24)]
    [InlineData("gray.jpg", typeof(Rgb24), 8)]
    [InlineData("cmyk.jpg", typeof(Rgb24), 32)]
    [InlineData("lossy.webp", typeof(Rgba32), 24)]
    [InlineData("lossy-alpha.webp", typeof(Rgba32), 32)]
    [InlineData("c1b8.tif", typeof(Rgba32), 8)]
    [InlineData("c4b16.tif", typeof(Rgba32), 64)]
    [InlineData("rgb24.bmp", typeof(Rgba32), 24)]
    public void Load_without_a_kind_chooses_the_natural_one(string name, Type pixel, int storedBits)
    {
        using Image image = Image.Load(TestImages.PathOf(name));
        Assert.Equal(pixel, image.GetType().GetGenericArguments()[0]);
        Assert.Equal(storedBits, Image.Identify(TestImages.PathOf(name)).PixelType.BitsPerPixel);
    }

    [Theory]
    [InlineData("rgb8.png", "PNG", "image/png")]
    [InlineData("420.jpg", "JPEG", "image/jpeg")]
    [InlineData("lossy.webp", "Webp", "image/webp")]
    [InlineData("tiles.tif", "TIFF", "image/tiff")]
    [InlineData("rgb24.bmp", "BMP", "image/bmp")]
    public async Task The_format_is_found_by_the_first_bytes(string name, string format, string mime)
    {
        byte[] bytes = TestImages.Bytes(name);
        Assert.Equal(format, Image.DetectFormat(bytes).Name);
        Assert.Equal(mime, Image.DetectFormat(TestImages.PathOf(name)).DefaultMimeType);
        using MemoryStream stream = new(bytes);
        IImageFormat found = await Image.DetectFormatAsync(stream);
        Assert.Equal(format, found.Name);
        Assert.Equal(0, stream.Position);
        using Image image = Image.Load(stream);
        Assert.Same(found, image.Metadata.DecodedImageFormat);
        Assert.Equal(format, (await Image.DetectFormatAsync(TestImages.PathOf(name))).Name);
    }

    [Fact]
    public void TargetSize_fits_the_image_into_a_size()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(new DecoderOptions { TargetSize = new(10, 10) }, TestImages.PathOf("420.jpg"));
        Assert.Equal(new Size(10, 5), image.Size);
    }

    [Fact]
    public void An_animation_gives_its_first_frame()
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(new DecoderOptions { MaxFrames = 1 }, TestImages.PathOf("animated.webp"));
        Assert.Equal(1, image.Frames.Count);
        Assert.Equal(TestImages.Expected("animated.webp"), TestImages.Components(image));
    }

    private static int[] Read<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> image = Image.Load<TPixel>(path);
        return TestImages.Components(image);
    }

    private sealed class LoadsLikeCloneAs(string path) : TestImages.IKindAction
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using Image natural = Image.Load(path);
            using Image<TPixel> converted = natural.CloneAs<TPixel>();
            using Image<TPixel> loaded = Image.Load<TPixel>(path);
            bool wideInNarrow = path.EndsWith("16.tif", StringComparison.Ordinal);
            if (!wideInNarrow)
            {
                Assert.Equal(TestImages.Components(converted), TestImages.Components(loaded));
            }

            Assert.Equal(natural.Size, loaded.Size);
        }
    }
}
