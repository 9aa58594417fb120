using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Data;
using SuperResolution.Data.Degradations;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

/// <summary>Batches of crops that are each degraded by other draws.</summary>
public class RandomDegradationTests
{
    private static readonly TrainingDataOptions s_small = new() { CropSide = 16, BatchSize = 3, Workers = 0, ValidationShare = 0, Seed = 5, ValidationSide = 64 };
    private static readonly RealEsrganDegradation s_plus = new(4, RealEsrganDegradation.PublishedPlus with { Surroundings = 16 });

    [Theory]
    [InlineData(1, 1L << 30)]
    [InlineData(3, 1L << 30)]
    [InlineData(2, 0)]
    [InlineData(2, 20_000)]
    public void Batches_are_the_same_for_any_number_of_workers_and_any_memory(int workers, long cache)
    {
        using ImagesOnDisk images = new(5);
        TrainingData alone = TrainingData.Open(images.Root, s_plus, s_small);
        TrainingData other = TrainingData.Open(images.Root, s_plus, s_small with { Workers = workers, CacheBytes = cache, BatchesAhead = 2 });
        const int First = 3;
        int step = First;
        foreach (TrainingBatch batch in other.Batches(First).Take(6))
        {
            using (batch)
            using (TrainingBatch expected = alone.Batch(step))
            {
                Assert.Equal(step++, batch.Step);
                Assert.True(expected.Low.Equals(batch.Low));
                Assert.True(expected.High.Equals(batch.High));
                Assert.True(expected.Original.Equals(batch.Original));
            }
        }
    }

    [Fact]
    public void An_image_that_comes_again_is_degraded_in_another_way_and_so_with_another_seed()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(1, width: 16, height: 16);
        TrainingDataOptions whole = s_small with { BatchSize = 1, Turned = false };
        TrainingData data = TrainingData.Open(images.Root, new RealEsrganDegradation(4), whole);
        TrainingBatch a = data.Batch(0), b = data.Batch(1), again = data.Batch(0);
        TrainingBatch other = TrainingData.Open(images.Root, new RealEsrganDegradation(4), whole with { Seed = 6 }).Batch(0);
        Assert.True(a.High.Equals(b.High));
        Assert.False(a.Low.Equals(b.Low));
        Assert.True(a.Low.Equals(again.Low));
        Assert.False(a.Low.Equals(other.Low));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_low_resolution_of_a_crop_lies_where_the_crop_does(bool turned)
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(2, width: 80, height: 60);
        EveryFourthPixel degradation = new();
        TrainingData data = TrainingData.Open(images.Root, degradation, s_small with { BatchSize = 48, Turned = turned });
        TrainingBatch batch = data.Batch(0);
        Assert.True(new EveryFourthPixel().Degrade(batch.High).Equals(batch.Low));
        Assert.Same(batch.High, batch.Original);

        // A crop of 16 with 3·4 pixels around it, each with a seed of its own; where in it the crop lies is random.
        Assert.All(degradation.Seen, seen => Assert.Equal(16 + 2 * 3 * 4, seen.Side));
        Assert.Equal(48, degradation.Seen.Select(seen => seen.Seed).Distinct().Count());

        // Each is a piece of its image.
        Tensor[] pictures = [.. data.TrainingFiles.Select(file =>
        {
            using Image<Rgb24> picture = Image.Load<Rgb24>(file);
            return ImageTensor.FromImage(picture);
        })];
        Assert.All(Enumerable.Range(0, 48), i => Assert.Contains(pictures, picture => HasCorner(picture, batch.High.narrow(0, i, 1))));
    }

    [Fact]
    public void Around_a_crop_there_is_no_more_than_the_image_has()
    {
        using ImagesOnDisk images = new(1, width: 50, height: 20);
        EveryFourthPixel degradation = new();
        using TrainingBatch batch = TrainingData.Open(images.Root, degradation, s_small with { BatchSize = 8 }).Batch(0);
        Assert.All(degradation.Seen, seen => Assert.Equal(20, seen.Side));
    }

    [Fact]
    public void Sharpened_targets_come_with_their_originals()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(1, width: 48, height: 48, TestPictures.Waves);
        TrainingData data = TrainingData.Open(images.Root, s_plus, s_small with { CropSide = 48, BatchSize = 2, Turned = false });
        TrainingBatch batch = data.Batch(0);
        using Image<Rgb24> picture = Image.Load<Rgb24>(data.TrainingFiles[0]);
        Tensor original = ImageTensor.FromImage(picture);
        Tensor sharpened = new UnsharpMask().Apply(original).mul(255).round().div(255);
        Assert.False(original.Equals(sharpened));
        Assert.True(original.expand(2, 3, 48, 48).Equals(batch.Original));
        Assert.True(sharpened.expand(2, 3, 48, 48).Equals(batch.High));
    }

    [Fact]
    public void Validation_images_are_degraded_the_same_way_each_time()
    {
        using ImagesOnDisk images = new(8);
        using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
        double Psnr(long seed)
        {
            TrainingData data = TrainingData.Open(images.Root, new RealEsrganDegradation(4), s_small with { ValidationShare = 0.5, Seed = seed });
            using ValidationSet validation = new(data);
            Assert.NotEqual(0, validation.Count);
            return validation.Psnr(bicubic);
        }

        Assert.Equal(Psnr(1), Psnr(1));
        Assert.NotEqual(Psnr(1), Psnr(2));
    }

    [Fact]
    public void Batches_leave_no_tensor_behind()
    {
        using ImagesOnDisk images = new(3);
        TrainingData data = TrainingData.Open(images.Root, s_plus, s_small with { Workers = 2 });
        long before = LiveTensors.Count();
        foreach (TrainingBatch batch in data.Batches().Take(4))
        {
            batch.Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Originals_of_another_shape_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => new TrainingBatch(0, zeros([1, 3, 4, 4]), zeros([1, 3, 16, 16]), zeros([1, 3, 16, 12])));
        Assert.Contains("[1, 3, 16, 12]", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether an image has the four pixels of a square's corners, at the same distance and in any of their orders.</summary>
    private static bool HasCorner(Tensor picture, Tensor square)
    {
        using DisposeScope scope = NewDisposeScope();
        float[] image = picture.contiguous().data<float>().ToArray();
        float[] crop = square.contiguous().data<float>().ToArray();
        (int height, int width, int side) = ((int)picture.shape[2], (int)picture.shape[3], (int)square.shape[2]);
        (float, float, float) Pixel(float[] from, int area, int at) => (from[at], from[area + at], from[2 * area + at]);
        HashSet<(float, float, float)> corners =
            [.. ((int[])[0, side - 1, side * (side - 1), side * side - 1]).Select(at => Pixel(crop, side * side, at))];
        for (int y = 0; y + side <= height; y++)
        {
            for (int x = 0; x + side <= width; x++)
            {
                int[] places = [y * width + x, y * width + x + side - 1, (y + side - 1) * width + x, (y + side - 1) * width + x + side - 1];
                if (places.All(at => corners.Contains(Pixel(image, width * height, at))))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
