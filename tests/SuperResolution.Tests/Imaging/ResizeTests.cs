using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class ResizeTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/imaging.json");

    public static TheoryData<string> Cases() =>
        [.. s_oracle.Names.Where(name => name.EndsWith("/float", StringComparison.Ordinal)).Select(name => name[..^"/float".Length])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Double_precision_gives_the_values_of_the_matrix_product(string name)
    {
        using Tensor image = s_oracle.Tensor("image").to(ScalarType.Float64) / 255;
        using Tensor actual = Resized(image, name, Resize.To);
        double[] expected = s_oracle.Values($"{name}/float");
        Assert.Equal(s_oracle.Shape($"{name}/float"), actual.shape);
        Close(expected, actual.data<double>().ToArray(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Single_precision_gives_the_same_within_its_own_steps(string name)
    {
        using Tensor image = s_oracle.Tensor("image") / 255;
        using Tensor actual = Resized(image, name, Resize.To);
        double[] expected = s_oracle.Values($"{name}/float");
        Assert.Equal(ScalarType.Float32, actual.dtype);
        Close(expected, [.. actual.data<float>().ToArray().Select(value => (double)value)], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Eight_bits_are_rounded_in_each_pass(string name)
    {
        using Tensor image = s_oracle.Tensor("image") / 255;
        using Tensor actual = Resized(image, name, Resize.To8Bit);
        double[] expected = s_oracle.Values($"{name}/8bit");
        Assert.Equal(expected.Select(level => (float)level / 255), actual.data<float>().ToArray());
    }

    [SharedTheory("data/test/Set5")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_low_resolution_files_of_Set5_that_MATLAB_made_come_out_bit_for_bit(int scale)
    {
        string[] names = ["baby", "bird", "butterfly", "head", "woman"];
        foreach (string name in names)
        {
            using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/HR/{name}.png"));
            using Image<Rgb24> expected = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx{scale}/{name}x{scale}.png"));
            Rectangle cut = new(0, 0, high.Width / scale * scale, high.Height / scale * scale);
            using Tensor original = ImageTensor.FromImage(high, cut);
            using Tensor low = Resize.To8Bit(original, cut.Height / scale, cut.Width / scale, ResamplingKernel.Bicubic);
            using Image<Rgb24> actual = ImageTensor.ToImage<Rgb24>(low);
            Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(actual));
        }
    }

    [Fact]
    public void Bicubic_enlarges_by_a_whole_factor()
    {
        using Tensor image = s_oracle.Tensor("image") / 255;
        using Tensor expected = Resize.To(image, 22, 14, ResamplingKernel.Bicubic);
        using Tensor actual = Resize.Bicubic(image, 2);
        Assert.True((expected == actual).all().item<bool>());
    }

    [Fact]
    public void Gradients_flow_through()
    {
        using Tensor image = ones([1, 3, 8, 8], requires_grad: true);
        using Tensor small = Resize.To(image, 2, 2, ResamplingKernel.Bicubic);
        using Tensor sum = small.sum();
        sum.backward();
        // The weights of each output pixel add up to 1, so those of all 12 add up to 12.
        Assert.Equal(12, image.grad!.sum().item<float>(), 1e-5);
    }

    [Fact]
    public void A_tensor_of_the_same_size_is_a_copy()
    {
        using Tensor image = s_oracle.Tensor("image");
        using Tensor same = Resize.To(image, 11, 7, ResamplingKernel.Bicubic);
        same.fill_(0);
        Assert.Equal(s_oracle.Values("image").Sum(), image.sum().item<float>());
    }

    [Fact]
    public void A_kernel_of_ones_own_is_data()
    {
        ResamplingKernel triangle = new("triangle", 2, x => Math.Max(0, 1 - Math.Abs(x)));
        using Tensor image = tensor(new float[] { 0, 1 }, [1, 1, 1, 2]);
        using Tensor actual = Resize.To(image, 1, 4, triangle);
        float[] expected = [0, 0.25f, 0.75f, 1];
        Assert.Equal(expected, actual.data<float>().ToArray());
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor image = s_oracle.Tensor("image");
        long before = LiveTensors.Count();
        for (int i = 0; i < 100; i++)
        {
            Resize.To(image, 5, 14, ResamplingKernel.Bicubic).Dispose();
            Resize.To8Bit(image, 5, 14, ResamplingKernel.Bicubic).Dispose();
            Resize.Bicubic(image, 2).Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void What_is_no_image_is_refused_with_its_shape()
    {
        using Tensor flat = ones([3, 8, 8]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => Resize.To(flat, 4, 4, ResamplingKernel.Bicubic));
        Assert.Equal(
            "Images to resample are [N, C, H, W] with floating-point values and H and W at least 1; given [3, 8, 8] of Float32. (Parameter 'image')",
            e.Message);
        using Tensor whole = ones([1, 3, 8, 8], dtype: ScalarType.Int64);
        Assert.Throws<ArgumentException>(() => Resize.To8Bit(whole, 4, 4, ResamplingKernel.Bicubic));
        using Tensor image = ones([1, 3, 8, 8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Resize.To(image, 0, 4, ResamplingKernel.Bicubic));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resize.Bicubic(image, 0));
    }

    [Fact]
    public void A_kernel_needs_a_name_and_a_width()
    {
        Assert.Throws<ArgumentException>(() => new ResamplingKernel(" ", 1, x => x));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResamplingKernel("flat", 0, x => x));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResamplingKernel("endless", double.PositiveInfinity, x => x));
    }

    private static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], tolerance));
    }

    private static Tensor Resized(Tensor image, string name, Func<Tensor, int, int, ResamplingKernel, bool, Tensor> resize)
    {
        string[] parts = name.Split('-', 'x');
        ResamplingKernel kernel = parts[0] == "nearest" ? ResamplingKernel.Nearest : ResamplingKernel.Bicubic;
        return resize(image, Invariant(parts[1]), Invariant(parts[2]), kernel, parts[3] == "antialias");

        static int Invariant(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
