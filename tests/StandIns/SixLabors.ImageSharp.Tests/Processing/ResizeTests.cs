using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Tests.Processing;

public class ResizeTests
{
    private static readonly Dictionary<string, IResampler> Samplers = new()
    {
        ["Bicubic"] = KnownResamplers.Bicubic,
        ["Lanczos3"] = KnownResamplers.Lanczos3,
        ["Triangle"] = KnownResamplers.Triangle,
    };

    public static TheoryData<string> SamplerNames => [.. Samplers.Keys];

    [Theory]
    [MemberData(nameof(SamplerNames))]
    public void Resized_pixels_are_those_of_the_published_formula(string sampler)
    {
        int[] stored = Array.ConvertAll(TestImages.Formulas.Values("resize"), v => (int)v);
        using Image<Rgba64> image = TestImages.Make<Rgba64>(9, 7, stored);
        foreach ((int width, int height) in ((int, int)[])[(4, 3), (11, 8)])
        {
            using Image<Rgba64> resized = image.Clone(x => x.Resize(width, height, Samplers[sampler]));
            int[] found = TestImages.Components(resized);
            double[] expected = TestImages.Formulas.Values($"resize/{sampler}/{width}x{height}");
            Assert.Equal(expected.Length, found.Length);

            // Float weights and sums against double: one part in 20000 of the range.
            Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First - 3.5, pair.First + 3.5));
        }
    }

    [Fact]
    public void The_nearest_neighbour_is_taken_as_it_is()
    {
        using Image<L8> image = TestImages.Make<L8>(4, 1, [10, 20, 30, 40]);
        using Image<L8> larger = image.Clone(x => x.Resize(8, 2, KnownResamplers.NearestNeighbor));
        Assert.Equal([10, 10, 20, 20, 30, 30, 40, 40, 10, 10, 20, 20, 30, 30, 40, 40], TestImages.Components(larger));
        using Image<L8> smaller = image.Clone(x => x.Resize(2, 1, KnownResamplers.NearestNeighbor));
        Assert.Equal([10, 30], TestImages.Components(smaller));
    }

    [Fact]
    public void The_colour_of_clear_pixels_does_not_show()
    {
        using Image<Rgba32> image = TestImages.Make<Rgba32>(2, 1, [200, 100, 50, 255, 0, 255, 0, 0]);
        using Image<Rgba32> weighed = image.Clone(x => x.Resize(1, 1, KnownResamplers.Triangle));
        Assert.Equal(new Rgba32(200, 100, 50, 128), weighed[0, 0]);
    }

    [Theory]
    [InlineData(50, 50, 50, 50)]
    [InlineData(50, 0, 50, 25)]
    [InlineData(0, 50, 100, 50)]
    public void A_side_of_no_length_follows_from_the_other(int width, int height, int newWidth, int newHeight)
    {
        using Image<L8> image = new(200, 100);
        image.Mutate(x => x.Resize(width, height));
        Assert.Equal(new Size(newWidth, newHeight), image.Size);
    }

    [Fact]
    public void Steps_follow_each_other()
    {
        using Image<Rgb24> image = TestImages.Noise<Rgb24>(40, 30);
        Rgb24 corner = image[5, 6];
        image.Mutate(x =>
        {
            x.Crop(new Rectangle(5, 6, 20, 10));
            x.Resize(40, 20, KnownResamplers.NearestNeighbor);
        });
        Assert.Equal(new Size(40, 20), image.Size);
        Assert.Equal(corner, image[0, 0]);
        Image untyped = image;
        untyped.Mutate(x => x.Resize(new Size(4, 2)));
        using Image<Rgb24> copy = image.Clone(x => x.Crop(2, 1));
        Assert.Equal((new Size(4, 2), new Size(2, 1)), (image.Size, copy.Size));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_image_as_it_was()
    {
        using Image<Rgb24> image = TestImages.Noise<Rgb24>(10, 10);
        int[] before = TestImages.Components(image);
        Assert.ThrowsAny<ArgumentException>(() => image.Mutate(x => x.Resize(5, 5).Crop(new Rectangle(3, 3, 3, 3))));
        Assert.ThrowsAny<ArgumentException>(() => image.Mutate(x => x.Crop(new Rectangle(-1, 0, 3, 3))));
        Assert.ThrowsAny<InvalidOperationException>(() => image.Mutate(x => x.Resize(0, 0)));
        Assert.Throws<ArgumentNullException>(() => image.Mutate((Action<IImageProcessingContext>)null!));
        Assert.Equal(before, TestImages.Components(image));
    }
}
