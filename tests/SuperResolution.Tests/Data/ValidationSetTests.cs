using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

public class ValidationSetTests
{
    private static readonly TrainingDataOptions s_half = new() { CropSide = 16, ValidationShare = 0.5, ValidationSide = 512, Workers = 0 };

    [Fact]
    public void Its_PSNR_is_that_of_the_benchmark_on_the_same_images()
    {
        using ImagesOnDisk images = new(8);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_half);
        Assert.NotEmpty(data.ValidationFiles);
        Directory.CreateDirectory(images["validation"]);
        foreach (string file in data.ValidationFiles)
        {
            File.Copy(file, Path.Combine(images["validation"], Path.GetFileName(file)));
        }

        using ValidationSet validation = new(data);
        using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
        BenchmarkReport report = new Benchmark(4).Run([BenchmarkSet.Open(images["validation"])], [UpscalingMethod.Bicubic(4)]);
        Assert.Equal(report.Rows[0].Mean("PSNR"), validation.Psnr(bicubic), 0.02);
        Assert.Equal(data.ValidationFiles.Count, validation.Count);
    }

    [Fact]
    public void Larger_images_give_their_middle_and_unreadable_ones_are_left_out()
    {
        using ImagesOnDisk images = new(8);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_half with { ValidationSide = 18 });
        File.WriteAllBytes(data.ValidationFiles[0], File.ReadAllBytes(data.ValidationFiles[0])[..100]);
        using ValidationSet validation = new(data);
        Assert.Equal(data.ValidationFiles.Count - 1, validation.Count);
        Assert.Equal(data.ValidationFiles[0], data.Skipped[^1].Path);
        using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
        Assert.InRange(validation.Psnr(bicubic), 5, 60);
    }

    [Fact]
    public void It_frees_its_images_and_leaves_nothing_of_a_measurement()
    {
        using ImagesOnDisk images = new(8);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_half);
        long before = LiveTensors.Count();
        using (ValidationSet validation = new(data))
        {
            long held = Tensor.TotalCount;
            using ClassicalResampler bicubic = ClassicalResampler.Create("bicubic", 4);
            validation.Psnr(bicubic);
            Assert.Equal(held, LiveTensors.Count());
            using CancellationTokenSource cancelled = new();
            cancelled.Cancel();
            Assert.Throws<OperationCanceledException>(() => validation.Psnr(bicubic, cancelled.Token));
        }

        Assert.Equal(before, LiveTensors.Count());
    }
}
