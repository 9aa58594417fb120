using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data;

public class DegradationTests
{
    [SharedTheory("data/test/Set5")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bicubic_makes_the_low_resolution_files_of_Set5(int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile("data/test/Set5/HR/bird.png"));
        using Image<Rgb24> low = Image.Load<Rgb24>(Repository.SharedFile($"data/test/Set5/LRx{scale}/birdx{scale}.png"));
        Rectangle cut = new(0, 0, high.Width / scale * scale, high.Height / scale * scale);
        Assert.True(ImageTensor.FromImage(low).Equals(new BicubicDegradation(scale).Degrade(ImageTensor.FromImage(high, cut))));
    }

    [Theory]
    [InlineData(2, 0.8)]
    [InlineData(3, 1.6)]
    [InlineData(4, 1.6)]
    [InlineData(8, 3.2)]
    [InlineData(4, 0.2)]
    public void Gaussian_is_a_filter_over_the_middle_of_each_block(int scale, double sigma)
    {
        using DisposeScope scope = NewDisposeScope();
        using Image<Rgb24> picture = TestPictures.Noise(6 * scale, 5 * scale);
        double[,] expected = Filtered(picture, scale, sigma);
        GaussianDegradation gaussian = new(scale, sigma);
        Tensor low = gaussian.Degrade(ImageTensor.FromImage(picture));
        Assert.Equal([1, 3, 5, 6], low.shape);
        float[] green = low.narrow(1, 1, 1).contiguous().data<float>().ToArray();
        for (int i = 0; i < green.Length; i++)
        {
            // Each of the two passes is rounded.
            Assert.Equal(expected[i / 6, i % 6], green[i] * 255, 1.01);
            Assert.Equal(Math.Round(green[i] * 255), green[i] * 255, 1e-3);
        }
    }

    [Theory]
    [InlineData("bicubic", 2)]
    [InlineData("bicubic", 3)]
    [InlineData("bicubic", 4)]
    [InlineData("bicubic", 8)]
    [InlineData("gaussian", 2)]
    [InlineData("gaussian", 3)]
    [InlineData("gaussian", 4)]
    [InlineData("gaussian", 8)]
    public void A_crop_with_the_margin_gives_the_pixels_of_the_whole_image(string name, int scale)
    {
        using DisposeScope scope = NewDisposeScope();
        IDegradation degradation = name == "bicubic" ? new BicubicDegradation(scale) : new GaussianDegradation(scale);
        int side = 4 * degradation.Margin + 6;
        using Image<Rgb24> picture = TestPictures.Noise(side * scale, side * scale);
        Tensor image = ImageTensor.FromImage(picture);
        int first = degradation.Margin + 1;
        int length = 2 * degradation.Margin + 2;
        Tensor crop = image.narrow(2, (first - degradation.Margin) * scale, length * scale).narrow(3, (first - degradation.Margin) * scale, length * scale);
        Tensor whole = degradation.Degrade(image).narrow(2, first, 2).narrow(3, first, 2);
        Assert.True(whole.Equals(degradation.Degrade(crop).narrow(2, degradation.Margin, 2).narrow(3, degradation.Margin, 2)));
    }

    [Fact]
    public void Other_scales_and_sizes_are_refused_with_what_is_allowed()
    {
        Assert.Contains("2, 3, 4 or 8", Assert.Throws<ArgumentOutOfRangeException>(() => new BicubicDegradation(5)).Message, StringComparison.Ordinal);
        Assert.Contains("2, 3, 4 or 8", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianDegradation(1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianDegradation(4, sigma: 0));
        using Tensor odd = zeros([1, 3, 8, 10]);
        Assert.Contains("multiples of 4", Assert.Throws<ArgumentException>(() => new BicubicDegradation(4).Degrade(odd)).Message, StringComparison.Ordinal);
    }

    /// <summary>The green channel in 8-bit units, by the definition: a sum over all pixels, edges mirrored.</summary>
    private static double[,] Filtered(Image<Rgb24> picture, int scale, double sigma)
    {
        double reach = Math.Max(3 * sigma, 1);
        double[,] result = new double[picture.Height / scale, picture.Width / scale];
        for (int y = 0; y < result.GetLength(0); y++)
        {
            for (int x = 0; x < result.GetLength(1); x++)
            {
                (double sum, double weights) = (0, 0);
                (double cy, double cx) = ((y + 0.5) * scale - 0.5, (x + 0.5) * scale - 0.5);
                for (int v = (int)(cy - reach) - 1; v <= cy + reach + 1; v++)
                {
                    for (int u = (int)(cx - reach) - 1; u <= cx + reach + 1; u++)
                    {
                        (double dy, double dx) = (Math.Abs(v - cy), Math.Abs(u - cx));
                        double weight = dy <= reach && dx <= reach ? Math.Exp(-(dy * dy + dx * dx) / (2 * sigma * sigma)) : 0;
                        sum += weight * picture[Mirrored(u, picture.Width), Mirrored(v, picture.Height)].G;
                        weights += weight;
                    }
                }

                result[y, x] = sum / weights;
            }
        }

        return result;
    }

    private static int Mirrored(int at, int length)
    {
        int within = ((at % (2 * length)) + 2 * length) % (2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }
}
