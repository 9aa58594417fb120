using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests;

/// <summary>
/// Pictures of 16 bits from file to file, against values computed here: bicubic interpolation (Keys 1981, a = -1/2) gives a straight line
/// back as the same line, sampled at the finer pixels' centres.
/// </summary>
public sealed class RoundTripTests
{
    private const int Scale = 4;
    private const int Width = 24;
    private const int Height = 17;

    // So far from the picture's edge, which is mirrored, a line is no line any more.
    private const int Edge = 2 * Scale;

    /// <summary>An X-ray's gray from black almost to white; and a dark picture whose values all fit in 8 bits.</summary>
    [Theory]
    [InlineData("in.png", "out.png", 12, 2400, 500)]
    [InlineData("in.tif", "out.tif", 12, 2400, 500)]
    [InlineData("in.png", "out.tif", 12, 2400, 500)]
    [InlineData("in.png", "out.png", 1, 8, 4)]
    [InlineData("in.tif", "out.png", 1, 8, 4)]
    public async Task A_gray_gradient_of_16_bits_stays_one(string input, string output, int black, int across, int along)
    {
        using TemporaryFolder folder = new();
        using Image<L16> picture = new(Width, Height);
        Fill(picture, (x, y) => new L16((ushort)(black + (across * x) + (along * y))));
        Assert.InRange(black + (across * (Width - 1)) + (along * (Height - 1)), 0, across > 8 ? ushort.MaxValue : byte.MaxValue);
        await picture.SaveAsync(folder[input], input == "in.tif" ? new TiffEncoder { BitsPerPixel = TiffBitsPerPixel.Bit16 } : new PngEncoder());
        await EnhanceAsync("bicubic", folder[input], folder[output]);
        using Image<L16> large = await ReadAsync<L16>(folder[output]);
        for (int y = Edge; y < large.Height - Edge; y++)
        {
            for (int x = Edge; x < large.Width - Edge; x++)
            {
                double expected = black + (across * Centre(x)) + (along * Centre(y));
                Assert.True(Math.Abs(large[x, y].PackedValue - expected) < 1, $"({x}, {y}) is {large[x, y].PackedValue} and not {expected}.");
            }
        }

        await EnhanceAsync("nearest", folder[input], folder[output]);
        using Image<L16> blocks = await ReadAsync<L16>(folder[output]);
        AssertPixels(blocks, (x, y) => picture[x / Scale, y / Scale]);
    }

    /// <summary>A coloured shape on nothing, whose edge is eight pixels wide; under the clear pixels lies black.</summary>
    [Theory]
    [InlineData("nearest")]
    [InlineData("bicubic")]
    public async Task A_soft_edge_of_16_bits_stays_soft_and_gets_no_rim(string kernel)
    {
        const int clear = 6;
        const int soft = 8;
        const int step = 65535 / (soft + 1);
        Rgba64 colour = new(50_000, 20_000, 300, ushort.MaxValue);
        using TemporaryFolder folder = new();
        using Image<Rgba64> picture = new(Width, Height);
        Fill(picture, (x, _) => x < clear ? default : colour with { A = Alpha(x) });
        await picture.SaveAsync(folder["in.png"]);
        await EnhanceAsync(kernel, folder["in.png"], folder["out.png"]);
        using Image<Rgba64> large = await ReadAsync<Rgba64>(folder["out.png"]);
        for (int y = 0; y < large.Height; y++)
        {
            for (int x = 0; x < large.Width; x++)
            {
                Rgba64 pixel = large[x, y];
                Assert.True(Math.Abs(pixel.A - Math.Clamp(Interpolated(x), 0, ushort.MaxValue)) < 1, $"Alpha at ({x}, {y}) is {pixel.A} and not {Interpolated(x)}.");
                Assert.True(
                    pixel.A == 0 || Math.Max(Math.Max(Math.Abs(pixel.R - colour.R), Math.Abs(pixel.G - colour.G)), Math.Abs(pixel.B - colour.B)) <= 1,
                    $"({x}, {y}) is {pixel} and not the shape's colour.");
            }
        }

        static ushort Alpha(int x) => (ushort)(x < clear ? 0 : x >= clear + soft ? ushort.MaxValue : step * (x - clear + 1));

        // Four neighbours, weighted by Keys' kernel; all are the same down a column.
        static double Interpolated(int x)
        {
            double centre = Centre(x);
            int left = (int)Math.Floor(centre) - 1;
            return Enumerable.Range(left, 4).Sum(i => Keys(Math.Abs(centre - i)) * Alpha(Math.Clamp(i, 0, Width - 1)));
        }
    }

    // Keys 1981, equation 15.
    private static double Keys(double s) => s < 1 ? (1.5 * s * s * s) - (2.5 * s * s) + 1 : s < 2 ? (-0.5 * s * s * s) + (2.5 * s * s) - (4 * s) + 2 : 0;

    // Where the centre of a finer pixel lies among the coarser ones.
    private static double Centre(int x) => ((x + 0.5) / Scale) - 0.5;

    private static async Task EnhanceAsync(string kernel, string input, string output)
    {
        using Upscaler upscaler = new(ClassicalResampler.Create(kernel, Scale));
        upscaler.Noticed += (_, notice) => Assert.Fail(notice.Message);
        await upscaler.EnhanceFileAsync(input, output);
    }

    // In the type that the file itself asks for, so that 8 bits would not pass; of TIFF files that is told by the header.
    private static async Task<Image<TPixel>> ReadAsync<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (path.EndsWith(".tif", StringComparison.Ordinal))
        {
            Assert.Equal(16, (await Image.IdentifyAsync(path)).PixelType.BitsPerPixel);
            return await Image.LoadAsync<TPixel>(path);
        }

        return Assert.IsType<Image<TPixel>>(await Image.LoadAsync(path));
    }

    private static void Fill<TPixel>(Image<TPixel> picture, Func<int, int, TPixel> pixel)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                picture[x, y] = pixel(x, y);
            }
        }
    }

    private static void AssertPixels<TPixel>(Image<TPixel> picture, Func<int, int, TPixel> expected)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                Assert.Equal(expected(x, y), picture[x, y]);
            }
        }
    }
}
