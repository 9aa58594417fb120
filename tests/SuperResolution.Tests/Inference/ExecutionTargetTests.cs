using System.Runtime.Intrinsics.X86;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

public class ExecutionTargetTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:01")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:99999999999")]
    [InlineData("cpu\n")]
    public void What_names_no_device_is_a_fault_of_the_options(string? device) => Assert.Equal(
        $"Options of Upscaler: Device is \"{device}\"; give \"cpu\", \"cuda\" or \"cuda:N\". Tile is 0; give at least 1 pixel, or null for a side chosen from MemoryBudget.",
        Assert.Throws<ArgumentException>(() => Upscaler.Load("no such file", new UpscalerOptions { Device = device!, Tile = 0 })).Message);

    [Fact]
    public void A_device_that_is_not_here_is_refused_before_a_file_is_read()
    {
        string message = Assert.Throws<ArgumentException>(() => Upscaler.Load("no such file", new UpscalerOptions { Device = "cuda:99" })).Message;
        Assert.StartsWith("Device \"cuda:99\" is not here; this machine has: cpu", message, StringComparison.Ordinal);
        Assert.Equal(!cuda.is_available(), message.Contains("TorchSharp-cuda-linux", StringComparison.Ordinal));
    }

    /// <remarks>Else tests that compute in bfloat16 would be skipped where they must not be.</remarks>
    [Fact]
    public void With_AVX512_bfloat16_is_not_missing() => Assert.True(
        BFloat16.Missing is null || !Avx512BW.IsSupported || Environment.GetEnvironmentVariable("ONEDNN_MAX_CPU_ISA") is not null, BFloat16.Missing);

    [BFloat16Theory]
    [InlineData("cpu")]
    [InlineData("CPU")]
    public void The_CPU_computes_in_every_precision(string device)
    {
        using Image<Rgb24> picture = TestPictures.Noise(12, 10);
        byte[][] results = [.. ((Precision[])[Precision.Float32, Precision.BFloat16, Precision.Auto]).Select(precision =>
        {
            random.manual_seed(0);
            using Upscaler upscaler = new(new SRResNet(2, blocks: 1, width: 8), new UpscalerOptions { Device = device, Precision = precision });
            using Image<Rgb24> result = upscaler.Enhance(picture);
            return TestPictures.Bytes(result);
        })];
        Assert.InRange(results[1].Zip(results[0], (a, b) => Math.Abs(a - b)).Max(), 0, 3);
        Assert.True(results[2].SequenceEqual(results[0]) || results[2].SequenceEqual(results[1]), "Auto is one of the two.");
    }

    [Fact]
    public void A_generator_that_was_refused_stays_its_owners()
    {
        StubGenerator generator = new();
        Assert.Throws<ArgumentException>(() => new Upscaler(generator, new UpscalerOptions { Device = "cuda:99" }));
        Assert.False(generator.Disposed);
        Assert.Throws<ArgumentNullException>("generator", () => new Upscaler(null!));
    }
}
