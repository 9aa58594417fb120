using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Imaging;

public class ImageTensorTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Imaging/imaging.json");

    [Fact]
    public void Every_level_of_8_bits_is_itself_divided_by_255_and_comes_back()
    {
        using Image<L8> image = Image.LoadPixelData<L8>([.. Enumerable.Range(0, 256).Select(level => new L8((byte)level))], 32, 8);
        using Tensor values = ImageTensor.FromImage(image);
        long[] shape = [1, 3, 8, 32];
        Assert.Equal(shape, values.shape);
        Assert.Equal(ScalarType.Float32, values.dtype);
        Assert.Equal(Enumerable.Range(0, 3 * 256).Select(i => i % 256 / 255f), values.data<float>().ToArray());

        using Image<L8> back = ImageTensor.ToImage<L8>(values);
        Assert.Equal(Pixels(image), Pixels(back));
    }

    [Fact]
    public void Every_level_of_16_bits_is_itself_divided_by_65535_and_comes_back()
    {
        using Image<L16> image = Image.LoadPixelData<L16>([.. Enumerable.Range(0, 65536).Select(level => new L16((ushort)level))], 256, 256);
        using Tensor values = ImageTensor.FromImage(image);
        float[] actual = values.data<float>().ToArray()[..65536];
        Assert.Equal(Enumerable.Range(0, 65536).Select(level => level / 65535f), actual);

        using Image<L16> back = ImageTensor.ToImage<L16>(values);
        Assert.Equal(Pixels(image), Pixels(back));
    }

    [Fact]
    public void Channels_are_red_green_blue()
    {
        using Image<Rgb24> image = new(2, 1);
        image[0, 0] = new Rgb24(10, 20, 30);
        image[1, 0] = new Rgb24(40, 50, 60);
        using Tensor values = ImageTensor.FromImage(image);
        float[] expected = [10 / 255f, 40 / 255f, 20 / 255f, 50 / 255f, 30 / 255f, 60 / 255f];
        Assert.Equal(expected, values.data<float>().ToArray());
    }

    [Fact]
    public void A_region_is_the_whole_image_narrowed()
    {
        using Image<Rgb24> image = TestPictures.Noise(9, 7);
        using Tensor whole = ImageTensor.FromImage(image);
        using Tensor part = ImageTensor.FromImage(image, new Rectangle(2, 3, 5, 4));
        using Tensor expected = whole.narrow(2, 3, 4).narrow(3, 2, 5);
        Assert.True(part.is_contiguous());
        Assert.True((expected == part).all().item<bool>());
    }

    [Fact]
    public void All_eight_pixel_types_come_back_as_they_were()
    {
        ComesBack<L8>();
        ComesBack<L16>();
        ComesBack<La16>();
        ComesBack<La32>();
        ComesBack<Rgb24>();
        ComesBack<Rgb48>();
        ComesBack<Rgba32>();
        ComesBack<Rgba64>();
    }

    [Fact]
    public void Other_pixel_types_come_back_as_they_were_too()
    {
        ComesBack<Bgr24>();
        ComesBack<Bgra32>();
        using Image<RgbaVector> image = TestPictures.Noise<RgbaVector>(11, 9);
        using Tensor colours = ImageTensor.FromImage(image);
        using Tensor alpha = ImageTensor.AlphaFromImage(image, image.Bounds);
        using Image<RgbaVector> back = new(11, 9);
        ImageTensor.CopyTo(colours, back, Point.Empty);
        ImageTensor.CopyAlphaTo(alpha, back, Point.Empty);
        Assert.Equal(Pixels(image), Pixels(back));
    }

    [Fact]
    public void A_blue_first_type_is_read_as_what_it_is()
    {
        using Image<Bgra32> image = new(1, 1, new Bgra32(10, 20, 30, 40));
        using Tensor values = ImageTensor.FromImage(image);
        float[] expected = [10 / 255f, 20 / 255f, 30 / 255f];
        Assert.Equal(expected, values.data<float>().ToArray());
        using Tensor alpha = ImageTensor.AlphaFromImage(image, image.Bounds);
        Assert.Equal(40 / 255f, alpha.item<float>());
    }

    [Fact]
    public void Floating_point_beyond_white_is_clamped_and_NaN_refused_with_its_place()
    {
        using Image<RgbaVector> image = new(3, 2, new RgbaVector(4, -1, 0.5f));
        using Tensor values = ImageTensor.FromImage(image, new Rectangle(0, 0, 1, 1));
        float[] expected = [1, 0, 0.5f];
        Assert.Equal(expected, values.data<float>().ToArray());
        image[2, 1] = new RgbaVector(0, float.NaN, 0);
        Assert.Contains("x 2, y 1", Assert.Throws<ArgumentException>(() => ImageTensor.FromImage(image)).Message, StringComparison.Ordinal);
        image[2, 1] = new RgbaVector(0, 0, float.PositiveInfinity);
        Assert.Contains("x 2, y 1", Assert.Throws<ArgumentException>(() => ImageTensor.FromImage(image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tile_changes_only_its_rectangle_and_only_colours()
    {
        using Image<Rgba32> canvas = new(5, 4, new Rgba32(1, 2, 3, 77));
        using Tensor white = ones([1, 3, 2, 3]);
        ImageTensor.CopyTo(white, canvas, new Point(1, 2));
        for (int y = 0; y < 4; y++)
        {
            for (int x = 0; x < 5; x++)
            {
                bool inside = x is >= 1 and < 4 && y is >= 2 and < 4;
                Assert.Equal(inside ? new Rgba32(255, 255, 255, 77) : new Rgba32(1, 2, 3, 77), canvas[x, y]);
            }
        }
    }

    [Fact]
    public void Alpha_changes_only_its_rectangle_and_only_alpha()
    {
        using Image<La32> canvas = new(3, 2, new La32(1000, 2000));
        using Tensor half = ones([1, 1, 1, 2], dtype: ScalarType.Float32) * 0.5;
        ImageTensor.CopyAlphaTo(half, canvas, new Point(1, 1));
        Assert.Equal(new La32(1000, 2000), canvas[0, 1]);
        Assert.Equal(new La32(1000, 2000), canvas[1, 0]);
        // 32767.5 lies between two; the even one is 32768.
        Assert.Equal(new La32(1000, 32768), canvas[1, 1]);
        Assert.Equal(new La32(1000, 32768), canvas[2, 1]);
    }

    [Fact]
    public void An_image_without_alpha_is_opaque()
    {
        using Image<Rgb24> image = TestPictures.Noise(4, 3);
        using Tensor alpha = ImageTensor.AlphaFromImage(image, new Rectangle(1, 1, 2, 2));
        long[] shape = [1, 1, 2, 2];
        Assert.Equal(shape, alpha.shape);
        Assert.Equal(4, alpha.sum().item<float>());

        byte[] before = TestPictures.Bytes(image);
        using Tensor clear = zeros([1, 1, 3, 4]);
        ImageTensor.CopyAlphaTo(clear, image, Point.Empty);
        Assert.Equal(before, TestPictures.Bytes(image));
    }

    [Fact]
    public void A_new_image_with_alpha_is_opaque()
    {
        using Tensor black = zeros([1, 3, 1, 1]);
        using Image<Rgba64> image = ImageTensor.ToImage<Rgba64>(black);
        Assert.Equal(new Rgba64(0, 0, 0, 65535), image[0, 0]);
    }

    [Fact]
    public void Values_are_clamped_and_rounded_to_8_bits_as_PyTorch_does()
    {
        using Tensor values = s_oracle.Tensor("values").view(1, 1, 1, -1).expand(1, 3, 1, -1);
        using Image<Rgb24> image = ImageTensor.ToImage<Rgb24>(values);
        double[] expected = s_oracle.Values("values/8bit");
        Assert.All(Enumerable.Range(0, expected.Length), x => Assert.Equal(new Rgb24((byte)expected[x], (byte)expected[x], (byte)expected[x]), image[x, 0]));
    }

    [Fact]
    public void Values_are_clamped_and_rounded_to_16_bits_as_PyTorch_does()
    {
        using Tensor values = s_oracle.Tensor("values").view(1, 1, 1, -1);
        using Image<L16> image = ImageTensor.ToImage<L16>(values);
        double[] expected = s_oracle.Values("values/16bit");
        Assert.All(Enumerable.Range(0, expected.Length), x => Assert.Equal((ushort)expected[x], image[x, 0].PackedValue));
    }

    [Fact]
    public void Gray_is_the_average_of_the_channels()
    {
        using Tensor colour = tensor(new[] { 10 / 255f, 20 / 255f, 60 / 255f }, [1, 3, 1, 1]);
        using Image<L8> image = ImageTensor.ToImage<L8>(colour);
        Assert.Equal(30, image[0, 0].PackedValue);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Image<Rgba64> image = new(6, 5);
        long before = LiveTensors.Count();
        for (int i = 0; i < 100; i++)
        {
            using Tensor colours = ImageTensor.FromImage(image, new Rectangle(1, 1, 3, 2));
            using Tensor alpha = ImageTensor.AlphaFromImage(image, new Rectangle(1, 1, 3, 2));
            ImageTensor.CopyTo(colours, image, Point.Empty);
            ImageTensor.CopyAlphaTo(alpha, image, Point.Empty);
            ImageTensor.ToImage<La16>(colours).Dispose();
        }

        Assert.Equal(before, LiveTensors.Count());
    }

    [Theory]
    [InlineData(-1, 0, 2, 2)]
    [InlineData(0, 0, 5, 1)]
    [InlineData(3, 2, 2, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(2, 1, int.MaxValue, 1)]
    public void A_region_beyond_the_image_is_refused_with_both_sizes(int x, int y, int width, int height)
    {
        using Image<Rgb24> image = new(4, 3);
        ArgumentException e = Assert.Throws<ArgumentException>(() => ImageTensor.FromImage(image, new Rectangle(x, y, width, height)));
        Assert.StartsWith(
            $"The region at x {x}, y {y}, {width}×{height} pixels does not lie inside the image of 4×3; give one of at least 1×1 pixels that does.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tile_of_another_shape_is_refused()
    {
        using Image<Rgb24> canvas = new(4, 4);
        using Tensor two = zeros([1, 2, 2, 2]);
        ArgumentException e = Assert.Throws<ArgumentException>(() => ImageTensor.CopyTo(two, canvas, Point.Empty));
        Assert.StartsWith("A picture is [1, 1 or 3, H, W] with floating-point values", e.Message, StringComparison.Ordinal);
        using Tensor large = zeros([1, 3, 5, 5]);
        Assert.Throws<ArgumentException>(() => ImageTensor.CopyTo(large, canvas, Point.Empty));
        using Tensor levels = zeros([1, 3, 2, 2], dtype: ScalarType.Byte);
        Assert.Throws<ArgumentException>(() => ImageTensor.CopyTo(levels, canvas, Point.Empty));
    }

    private static void ComesBack<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        byte[] bytes = new byte[11 * 9 * Marshal.SizeOf<TPixel>()];
        new Random(5).NextBytes(bytes);
        using Image<TPixel> image = Image.LoadPixelData<TPixel>(bytes, 11, 9);
        using Tensor colours = ImageTensor.FromImage(image);
        using Tensor alpha = ImageTensor.AlphaFromImage(image, image.Bounds);
        using Image<TPixel> back = new(11, 9);
        ImageTensor.CopyTo(colours, back, Point.Empty);
        ImageTensor.CopyAlphaTo(alpha, back, Point.Empty);
        Assert.Equal(Pixels(image), Pixels(back));
    }

    private static TPixel[] Pixels<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel[] pixels = new TPixel[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }
}
