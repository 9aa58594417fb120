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
    }

    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void Any_image_loads_into_any_kind_of_pixel_as_its_natural_kind_converts(string name) =>
        TestImages.ForEachKind(new LoadsLikeCloneAs(TestImages.PathOf(name)));

    [Theory]
    [InlineData("gray1.png", typeof(L8))]
    [InlineData("gray8.png", typeof(L8))]
    [InlineData("gray16.png", typeof(L16))]
    [InlineData("graya8.png", typeof(La16))]
    [InlineData("graya16.png", typeof(La32))]
    [InlineData("rgb8.png", typeof(Rgb24))]
    [InlineData("rgb16.png", typeof(Rgb48))]
    [InlineData("rgba8.png", typeof(Rgba32))]
    [InlineData("rgba16.png", typeof(Rgba64))]
    [InlineData("palette8.png", typeof(Rgba32))]
    [InlineData("gray-key.png", typeof(La16))]
    [InlineData("rgb16-key.png", typeof(Rgba64))]
    [InlineData("420.jpg", typeof(Rgb24))]
    [InlineData("gray.jpg", typeof(Rgb24))]
    [InlineData("cmyk.jpg", typeof(Rgb24))]
    [InlineData("lossy.webp", typeof(Rgba32))]
    [InlineData("lossy-alpha.webp", typeof(Rgba32))]
    [InlineData("c1b8.tif", typeof(Rgba32))]
    [InlineData("c4b16.tif", typeof(Rgba32))]
    [InlineData("rgb24.bmp", typeof(Rgba32))]
    public void Load_without_a_kind_chooses_the_natural_one(string name, Type pixel)
    {
        using Image image = Image.Load(TestImages.PathOf(name));
        Assert.Equal(pixel, image.GetType().GetGenericArguments()[0]);
    }

    [Fact]
    public void An_animation_gives_its_first_frame()
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(TestImages.PathOf("animated.webp"));
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
