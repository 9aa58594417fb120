using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

public class TrainingDataTests
{
    private static readonly TrainingDataOptions s_small = new() { CropSide = 16, BatchSize = 3, Workers = 0, ValidationShare = 0, Seed = 5, ValidationSide = 64 };

    [Theory]
    [InlineData(1, 1L << 30)]
    [InlineData(3, 1L << 30)]
    [InlineData(2, 0)]
    [InlineData(2, 20_000)]
    public void Batches_are_the_same_for_any_number_of_workers_and_any_memory(int workers, long cache)
    {
        using ImagesOnDisk images = new(7);
        TrainingData alone = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small);
        TrainingData other = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Workers = workers, CacheBytes = cache, BatchesAhead = 2 });
        const int First = 3;
        int step = First;
        foreach (TrainingBatch batch in other.Batches(First).Take(10))
        {
            using (batch)
            using (TrainingBatch expected = alone.Batch(step))
            {
                Assert.Equal(step++, batch.Step);
                Assert.True(expected.Low.Equals(batch.Low));
                Assert.True(expected.High.Equals(batch.High));
            }
        }
    }

    [Fact]
    public void Another_seed_gives_other_batches_and_another_step_another_batch()
    {
        using ImagesOnDisk images = new(4);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small);
        TrainingData other = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Seed = 6 });
        using TrainingBatch a = data.Batch(0), b = data.Batch(1), c = other.Batch(0);
        Assert.False(a.High.Equals(b.High));
        Assert.False(a.High.Equals(c.High));
    }

    [Fact]
    public void Images_are_seen_in_several_sizes_and_left_out_where_they_are_smaller_than_a_crop()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(1, width: 40, height: 24);
        BicubicDegradation bicubic = new(4);
        TrainingData data = TrainingData.Open(images.Root, bicubic, s_small with { BatchSize = 32, Turned = false, Sizes = [1, 0.75, 0.5] });
        using Image<Rgb24> picture = Image.Load<Rgb24>(Assert.Single(data.TrainingFiles));
        Tensor whole = ImageTensor.FromImage(picture);
        Tensor reduced = Resize.To8Bit(whole, 18, 30, ResamplingKernel.Bicubic);
        TrainingBatch batch = data.Batch(0);
        int[] found = [0, 0];
        for (int i = 0; i < 32; i++)
        {
            Tensor crop = batch.High.narrow(0, i, 1);
            int size = Array.FindIndex((Tensor[])[whole, reduced], image => Contains(image, crop));
            Assert.NotEqual(-1, size);
            found[size]++;
        }

        Assert.Equal([16, 16], found);
    }

    [Theory]
    [InlineData]
    [InlineData(0.5, 0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Sizes_that_are_none_are_refused(params double[] sizes) => Assert.StartsWith(
        "Sizes is [",
        Assert.Throws<ArgumentException>(() => TrainingData.Open(".", new BicubicDegradation(4), s_small with { Sizes = sizes })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Images_that_no_size_leaves_a_crop_of_are_refused()
    {
        using ImagesOnDisk images = new(2, width: 24, height: 20);
        Assert.Contains(
            "has a crop of 16×16 in the sizes 0.5; give larger ones.",
            Assert.Throws<ArgumentException>(() => TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Sizes = [0.5] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_crop_is_a_turned_piece_of_an_image_and_its_low_resolution_a_piece_of_the_degraded_image()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(1, width: 24, height: 20);
        BicubicDegradation bicubic = new(4);
        TrainingData data = TrainingData.Open(images.Root, bicubic, s_small with { BatchSize = 64 });
        using Image<Rgb24> picture = Image.Load<Rgb24>(data.TrainingFiles[0]);
        Tensor high = ImageTensor.FromImage(picture);
        Tensor low = bicubic.Degrade(high);

        HashSet<(int X, int Y, int Turn)> seen = [];
        TrainingBatch batch = data.Batch(0);
        for (int i = 0; i < 64; i++)
        {
            seen.Add(Find(batch.Low.narrow(0, i, 1), batch.High.narrow(0, i, 1), low, high));
        }

        Assert.Equal(8, seen.Select(found => found.Turn).Distinct().Count());
        Assert.Equal(3 * 2, seen.Select(found => (found.X, found.Y)).Distinct().Count());
    }

    [Fact]
    public void Without_turning_crops_stay_upright()
    {
        using DisposeScope scope = NewDisposeScope();
        using ImagesOnDisk images = new(1, width: 24, height: 20);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Turned = false });
        using Image<Rgb24> picture = Image.Load<Rgb24>(data.TrainingFiles[0]);
        Tensor high = ImageTensor.FromImage(picture);
        TrainingBatch batch = data.Batch(0);
        Assert.Equal(0, Find(batch.Low.narrow(0, 0, 1), batch.High.narrow(0, 0, 1), new BicubicDegradation(4).Degrade(high), high).Turn);
    }

    [Fact]
    public void Every_image_comes_once_before_one_comes_again()
    {
        using ImagesOnDisk images = new(6, width: 16, height: 16);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { BatchSize = 1 });
        for (int epoch = 0; epoch < 3; epoch++)
        {
            double[] means = [.. Enumerable.Range(epoch * 6, 6).Select(step => Mean(data, step))];
            Assert.Equal(6, means.Distinct().Count());
        }
    }

    [Fact]
    public void Files_that_cannot_be_read_or_are_too_small_are_named_and_left_out()
    {
        using ImagesOnDisk images = new(3);
        File.WriteAllText(Path.Combine(images.Root, "a-not-an-image.png"), "text");
        using (Image<Rgb24> small = TestPictures.Noise(15, 40))
        {
            small.Save(Path.Combine(images.Root, "b-small.png"));
        }

        // Its header is whole, its pixels are not.
        byte[] whole = File.ReadAllBytes(Path.Combine(images.Root, "p0.png"));
        File.WriteAllBytes(Path.Combine(images.Root, "c-truncated.png"), whole[..(whole.Length / 2)]);

        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small);
        Assert.Equal(["a-not-an-image.png", "b-small.png"], data.Skipped.Select(skipped => Path.GetFileName(skipped.Path)));
        Assert.Contains("15×40", data.Skipped[1].Reason, StringComparison.Ordinal);
        Assert.Contains("16×16", data.Skipped[1].Reason, StringComparison.Ordinal);

        List<string> told = [];
        data.ImageSkipped += (_, skipped) => told.Add(Path.GetFileName(skipped.Path));
        for (int step = 0; step < 8; step++)
        {
            data.Batch(step).Dispose();
        }

        Assert.Equal(["c-truncated.png"], told);
        Assert.Equal("c-truncated.png", Path.GetFileName(data.Skipped[2].Path));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_for_a_moment_is_waited_for()
    {
        using ImagesOnDisk images = new(1);
        string file = Path.Combine(images.Root, "below", "p0.png");
        double expected = Mean(TrainingData.Open(images.Root, new BicubicDegradation(4), s_small), 0);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small);
        Task<double> mean;
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Throws<IOException>(() => File.ReadAllBytes(file));
            mean = Task.Run(() => Mean(data, 0));
            await Task.Delay(50);
        }

        Assert.Equal(expected, await mean);
        Assert.Empty(data.Skipped);
    }

    [Fact]
    public void A_folder_with_nothing_to_train_on_is_refused()
    {
        using ImagesOnDisk images = new(2, width: 12, height: 12);
        ArgumentException e = Assert.Throws<ArgumentException>(() => TrainingData.Open(images.Root, new BicubicDegradation(4), s_small));
        Assert.Contains("None of the 2 images", e.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(images["empty"]);
        Assert.Throws<ArgumentException>(() => TrainingData.Open(images["empty"], new BicubicDegradation(4), s_small));
        Assert.Throws<DirectoryNotFoundException>(() => TrainingData.Open(images["nowhere"], new BicubicDegradation(4), s_small));
    }

    [Fact]
    public void Where_every_image_turns_out_unreadable_the_batch_says_so()
    {
        using ImagesOnDisk images = new(2);
        foreach (string file in Directory.GetFiles(images.Root, "*.png", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..200]);
        }

        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Workers = 1 });
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => data.Batches().First());
        Assert.Contains(".png", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_decide_what_is_validated_on_and_pieces_of_a_photograph_stay_together()
    {
        using ImagesOnDisk images = new(0);
        foreach (string photograph in Enumerable.Range(0, 40).Select(i => $"photograph{i}"))
        {
            foreach (int piece in Enumerable.Range(0, 3))
            {
                using Image<Rgb24> picture = TestPictures.Noise(16, 16);
                picture.Save(Path.Combine(images.Root, $"{photograph}-{piece}.png"));
            }
        }

        TrainingDataOptions options = s_small with { ValidationShare = 0.25, MostValidationImages = 1000 };
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), options);
        string[] validated = [.. data.ValidationFiles.Select(Photograph).Distinct()];
        Assert.InRange(validated.Length, 3, 20);
        Assert.Equal(3 * validated.Length, data.ValidationFiles.Count);
        Assert.Empty(validated.Intersect(data.TrainingFiles.Select(Photograph)));
        Assert.Equal(120, data.ValidationFiles.Count + data.TrainingFiles.Count);

        File.Delete(data.TrainingFiles[0]);
        Assert.Equal(data.ValidationFiles, TrainingData.Open(images.Root, new BicubicDegradation(4), options).ValidationFiles);

        TrainingData few = TrainingData.Open(images.Root, new BicubicDegradation(4), options with { MostValidationImages = 2 });
        Assert.Equal(2, few.ValidationFiles.Count);
        Assert.Empty(validated.Intersect(few.TrainingFiles.Select(Photograph)));
    }

    [Theory]
    [InlineData("CropSide")]
    [InlineData("BatchSize")]
    [InlineData("ValidationShare")]
    [InlineData("MostValidationImages")]
    [InlineData("ValidationSide")]
    [InlineData("CacheBytes")]
    [InlineData("Workers")]
    [InlineData("BatchesAhead")]
    public void An_option_out_of_range_is_named(string name)
    {
        using ImagesOnDisk images = new(1);
        TrainingDataOptions options = name switch
        {
            "CropSide" => s_small with { CropSide = 18 },
            "BatchSize" => s_small with { BatchSize = 0 },
            "ValidationShare" => s_small with { ValidationShare = 0.6 },
            "MostValidationImages" => s_small with { MostValidationImages = -1 },
            "ValidationSide" => s_small with { ValidationSide = 15 },
            "CacheBytes" => s_small with { CacheBytes = -1 },
            "Workers" => s_small with { Workers = -1 },
            _ => s_small with { BatchesAhead = 0 },
        };
        ArgumentException e = Assert.Throws<ArgumentException>(() => TrainingData.Open(images.Root, new BicubicDegradation(4), options));
        Assert.StartsWith($"{name} is ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_leave_no_tensor_behind()
    {
        using ImagesOnDisk images = new(3);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_small with { Workers = 2 });
        long before = LiveTensors.Count();
        foreach (TrainingBatch batch in data.Batches().Take(5))
        {
            batch.Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void A_batch_of_tensors_that_do_not_fit_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => new TrainingBatch(0, zeros([1, 3, 4, 4]), zeros([1, 3, 16, 12])));
        Assert.Throws<ArgumentException>(() => new TrainingBatch(0, zeros([1, 3, 4, 4]), zeros([2, 3, 16, 16])));
        Assert.Throws<ArgumentException>(() => new TrainingBatch(0, zeros([1, 1, 4, 4]), zeros([1, 3, 16, 16])));
    }

    private static string Photograph(string path) => Path.GetFileNameWithoutExtension(path)[..^2];

    private static double Mean(TrainingData data, int step)
    {
        using TrainingBatch batch = data.Batch(step);
        using Tensor mean = batch.High.to(ScalarType.Float64).mean();
        return mean.item<double>();
    }

    /// <summary>The place and orientation of a crop, found by trying all with libtorch's own operators.</summary>
    private static (int X, int Y, int Turn) Find(Tensor low, Tensor high, Tensor lowImage, Tensor highImage)
    {
        using DisposeScope scope = NewDisposeScope();
        int side = (int)low.shape[2];
        for (int y = 0; y + side <= lowImage.shape[2]; y++)
        {
            for (int x = 0; x + side <= lowImage.shape[3]; x++)
            {
                for (int turn = 0; turn < 8; turn++)
                {
                    Tensor expected = Turned(highImage.narrow(2, 4 * y, 4 * side).narrow(3, 4 * x, 4 * side), turn);
                    if (expected.Equals(high))
                    {
                        Assert.True(Turned(lowImage.narrow(2, y, side).narrow(3, x, side), turn).Equals(low));
                        return (x, y, turn);
                    }
                }
            }
        }

        Assert.Fail("The crop is no piece of the image.");
        return default;
    }

    // Reversed by taking rows or columns in reverse order.
    private static Tensor Turned(Tensor square, int turn)
    {
        using Tensor reverse = tensor((long[])[.. Enumerable.Range(0, (int)square.shape[2]).Reverse().Select(i => (long)i)]);
        Tensor turned = (turn & 1) == 0 ? square : square.index_select(3, reverse);
        turned = (turn & 2) == 0 ? turned : turned.index_select(2, reverse);
        return (turn & 4) == 0 ? turned : turned.permute(0, 1, 3, 2);
    }

    private static bool Contains(Tensor image, Tensor crop)
    {
        using DisposeScope scope = NewDisposeScope();
        (long side, long height, long width) = (crop.shape[3], image.shape[2], image.shape[3]);
        return (from y in Enumerable.Range(0, (int)(height - side) / 4 + 1)
                from x in Enumerable.Range(0, (int)(width - side) / 4 + 1)
                select image.narrow(2, 4 * y, side).narrow(3, 4 * x, side)).Any(piece => (piece - crop).square().sum().item<float>() < 1e-9);
    }
}
