using SuperResolution.Imaging;
using SuperResolution.Metrics;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class SelfExSRTests
{
    private const string Set5 = "data/test/Set5/HR";

    [Fact]
    public void A_picture_that_is_like_its_parts_gains_over_bicubic()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor high = Spiral(128), low = Resize.To8Bit(high, 64, 64, ResamplingKernel.Bicubic);
        using SelfExSR generator = new(2);
        double bicubic = Psnr(Resize.Bicubic(low, 2), high), own = Psnr(generator.forward(low), high);
        Assert.True(own > bicubic + 6, $"{own:F2} dB after {bicubic:F2} dB");
    }

    [Fact]
    public void The_result_is_the_same_for_any_number_of_threads_and_another_for_another_seed()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor low = Resize.To8Bit(Spiral(96), 24, 24, ResamplingKernel.Bicubic);
        using SelfExSR generator = new(2), other = new(2, seed: 1);
        int before = get_num_threads();
        try
        {
            set_num_threads(1);
            Tensor one = generator.forward(low);
            set_num_threads(3);
            Assert.True((one == generator.forward(low)).all().item<bool>());
            Assert.False((one == other.forward(low)).all().item<bool>());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(2, 1, 9)]
    [InlineData(2, 17, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(1, 6, 5)]
    public void Narrow_pictures_have_their_size(int scale, int width, int height)
    {
        using DisposeScope scope = NewDisposeScope();
        using SelfExSR generator = new(scale);
        Tensor high = generator.forward(rand(2, 3, height, width));
        Assert.Equal([2, 3, scale * height, scale * width], high.shape);
        Assert.True(high.isfinite().all().item<bool>());
    }

    [Fact]
    public void Gray_stays_gray_and_a_batch_is_its_pictures()
    {
        using DisposeScope scope = NewDisposeScope();
        using SelfExSR generator = new(2);
        Tensor gray = Resize.To8Bit(Spiral(40), 20, 20, ResamplingKernel.Bicubic), colours = rand(1, 3, 20, 20);
        Tensor both = generator.forward(cat([gray, colours]));
        Assert.InRange((both.narrow(0, 0, 1).narrow(1, 0, 1) - both.narrow(0, 0, 1).narrow(1, 2, 1)).square().mean().item<float>(), 0, 1e-12);
        Assert.True((both.narrow(0, 1, 1) == generator.forward(colours)).all().item<bool>());
    }

    [Fact]
    public void Cb_and_Cr_are_those_of_bicubic_interpolation()
    {
        using DisposeScope scope = NewDisposeScope();
        using SelfExSR generator = new(2);
        Tensor low = rand(1, 3, 16, 16), change = generator.forward(low) - Resize.Bicubic(low, 2);
        Assert.InRange((change.narrow(1, 0, 1) - change.narrow(1, 1, 1)).square().mean().item<float>(), 0, 1e-12);
        Assert.InRange((change.narrow(1, 0, 1) - change.narrow(1, 2, 1)).square().mean().item<float>(), 0, 1e-12);
        Assert.True(change.square().mean().item<float>() > 1e-5);
    }

    [Fact]
    public void Nothing_leaks_and_a_number_format_is_kept()
    {
        using Tensor low = rand(1, 3, 12, 12, dtype: ScalarType.Float64);
        using SelfExSR generator = new(2);
        long before = Tensor.TotalCount;
        using (Tensor high = generator.forward(low))
        {
            Assert.Equal(ScalarType.Float64, high.dtype);
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
    }

    [Fact]
    public void Other_shapes_and_factors_are_refused()
    {
        using SelfExSR generator = new(2);
        using Tensor gray = rand(1, 1, 8, 8);
        ArgumentException e = Assert.Throws<ArgumentException>(() => generator.forward(gray));
        Assert.StartsWith("A generator takes RGB images as [N, 3, H, W] with N, H and W at least 1; given [1, 1, 8, 8].", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfExSR(0));
    }

    [SharedFact(Set5)]
    public void Set5_has_30_decibels()
    {
        using SelfExSR generator = new(4);
        BenchmarkReport report = new Benchmark(4).Run(
            [BenchmarkSet.Open(Repository.SharedFile(Set5))], [UpscalingMethod.From("SelfExSR", generator)]);
        Assert.InRange(report.Rows[0].Images.Average(image => image.Values[0]), 30.2, 30.5);
    }

    // A logarithmic spiral is the same at all sizes.
    private static Tensor Spiral(int side)
    {
        float[] values = new float[side * side];
        for (int i = 0; i < values.Length; i++)
        {
            double dx = i % side + 20, dy = i / side + 12, radius = Math.Sqrt(dx * dx + dy * dy);
            values[i] = (float)(0.5 + 0.4 * Math.Clamp(Math.Sin(8 * Math.Log(radius) + 6 * Math.Atan2(dy, dx)) * radius / 10, -1, 1));
        }

        return tensor(values, [1, 1, side, side]).expand(1, 3, side, side).contiguous();
    }

    private static double Psnr(Tensor actual, Tensor expected) =>
        -10 * Math.Log10((actual - expected).square().narrow(2, 2, expected.shape[2] - 4).narrow(3, 2, expected.shape[3] - 4).mean().item<float>());
}
