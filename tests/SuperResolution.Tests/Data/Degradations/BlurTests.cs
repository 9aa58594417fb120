using SuperResolution.Data.Degradations;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

public class BlurTests
{
    public static TheoryData<string> Kernels => [.. s_kernels.Keys];

    private static readonly Dictionary<string, Func<BlurKernel>> s_kernels = new()
    {
        ["gaussian 7"] = () => BlurKernel.Gaussian(7, 0.2, 0.2, 0),
        ["gaussian 13"] = () => BlurKernel.Gaussian(13, 2.5, 0.7, 0.6),
        ["gaussian 21"] = () => BlurKernel.Gaussian(21, 1.1, 3, -2.3),
        ["generalised 9"] = () => BlurKernel.GeneralisedGaussian(9, 1.5, 1.5, 0, 0.5),
        ["generalised 15"] = () => BlurKernel.GeneralisedGaussian(15, 3, 1.2, 1.9, 3.6),
        ["plateau 11"] = () => BlurKernel.Plateau(11, 2, 2, 0, 1),
        ["plateau 17"] = () => BlurKernel.Plateau(17, 0.9, 2.8, -0.4, 1.7),
        ["sinc 7"] = () => SincFilter.Kernel(7, Math.PI / 3),
        ["sinc 13"] = () => SincFilter.Kernel(13, 0.7 * Math.PI),
        ["sinc 21"] = () => SincFilter.Kernel(21, Math.PI),
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_kernel_is_the_one_of_its_formula_and_adds_up_to_1(string name)
    {
        BlurKernel kernel = s_kernels[name]();
        Assert.Equal(kernel.Size * kernel.Size, DegradationOracle.Values(name).Length);
        DegradationOracle.AssertValues(name, kernel.Weights);
        Assert.Equal(1, kernel.Weights.Sum(weight => (double)weight), 1e-5);
    }

    [Fact]
    public void A_blur_is_a_convolution_with_mirrored_edges()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor picture = DegradationOracle.Picture(13, 18);
        DegradationOracle.AssertEqual("blur anisotropic", new Blur(BlurKernel.Gaussian(13, 2.5, 0.7, 0.6)).Apply(picture));
        DegradationOracle.AssertEqual("blur sinc", new Blur(SincFilter.Kernel(21, 0.5 * Math.PI)).Apply(picture));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void An_image_smaller_than_the_kernel_is_mirrored_more_than_once(int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor flat = ones([1, 3, height, width]).mul(0.25);
        Tensor blurred = new Blur(BlurKernel.Gaussian(21, 3, 3, 0)).Apply(flat);
        Assert.All(blurred.data<float>().ToArray(), value => Assert.Equal(0.25, value, 1e-6));
    }

    [Fact]
    public void Sides_and_numbers_that_make_no_kernel_are_refused()
    {
        Assert.Contains("odd", Assert.Throws<ArgumentOutOfRangeException>(() => BlurKernel.Gaussian(8, 1, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => BlurKernel.Gaussian(7, 0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlurKernel.Gaussian(7, 1, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlurKernel.GeneralisedGaussian(7, 1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlurKernel.Plateau(7, 1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SincFilter.Kernel(7, 0));
    }

    [Fact]
    public void A_step_leaves_no_tensor_and_takes_colours_alone()
    {
        Blur blur = new(BlurKernel.Gaussian(7, 1, 1, 0));
        using Tensor gray = zeros([1, 1, 8, 8]);
        Assert.Contains("[1, 1, 8, 8]", Assert.Throws<ArgumentException>(() => blur.Apply(gray)).Message, StringComparison.Ordinal);
        using Tensor colour = zeros([2, 3, 8, 8]);
        long before = LiveTensors.Count();
        blur.Apply(colour).Dispose();
        Assert.Equal(before, LiveTensors.Count());
    }
}
