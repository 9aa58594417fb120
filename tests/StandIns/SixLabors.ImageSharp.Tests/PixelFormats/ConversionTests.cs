using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.PixelFormats;

public class ConversionTests
{
    [Fact]
    public void Every_kind_converts_to_every_kind_by_the_published_rules() => TestImages.ForEachKind(new FromEach());

    [Fact]
    public void Sixteen_bits_become_eight_by_rounding_for_every_value()
    {
        for (int v = 0; v <= ushort.MaxValue; v++)
        {
            L8 pixel = default;
            pixel.FromL16(new L16((ushort)v));
            Assert.Equal((int)Math.Round(v / 257.0), pixel.PackedValue);
        }
    }

    [Fact]
    public void Pixels_are_equal_when_all_components_are()
    {
        Assert.True(new Rgba32(1, 2, 3, 4) == new Rgba32(1, 2, 3, 4));
        Assert.True(new Rgba32(1, 2, 3) != new Rgba32(1, 2, 3, 4));
        Assert.Equal(new La16(1, 2).GetHashCode(), new La16(1, 2).GetHashCode());
        Assert.Equal("Rgb24(1, 2, 3)", new Rgb24(1, 2, 3).ToString());
    }

    [Fact]
    public void Scaled_vectors_give_the_pixel_back() => TestImages.ForEachKind(new RoundTripsVectors());

    private sealed class FromEach : TestImages.IKindAction
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel> => TestImages.ForEachKind(new ToEach<TPixel>());
    }

    private sealed class ToEach<TSource> : TestImages.IKindAction
        where TSource : unmanaged, IPixel<TSource>
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>
        {
            string from = typeof(TSource).Name;
            int[] stored = Array.ConvertAll(TestImages.Formulas.Values($"convert/{from}"), v => (int)v);
            int[] expected = Array.ConvertAll(TestImages.Formulas.Values($"convert/{from}/{typeof(TPixel).Name}"), v => (int)v);
            using Image<TSource> source = TestImages.Make<TSource>(12, 1, stored);
            using Image<TPixel> target = source.CloneAs<TPixel>();
            Assert.Equal(expected, TestImages.Components(target));
        }
    }

    private sealed class RoundTripsVectors : TestImages.IKindAction
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using Image<TPixel> image = TestImages.Noise<TPixel>(64, 1);
            for (int x = 0; x < image.Width; x++)
            {
                TPixel pixel = default;
                pixel.FromScaledVector4(image[x, 0].ToScaledVector4());
                Assert.Equal(image[x, 0], pixel);
            }
        }
    }
}
