using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests.Imaging;

/// <summary>The tiles that a network gets, and what is put together of them.</summary>
public class TileGridTests
{
    private const long Budget = 16L << 20;

    [Theory]
    [InlineData(1, 1, 5, 3)]
    [InlineData(37, 23, 1, 0)]
    [InlineData(37, 23, 16, 45)]
    [InlineData(1000, 3, 100, 10)]
    public void Tiles_of_a_side_cover_the_picture_and_have_their_halo(int width, int height, int side, int halo)
    {
        Size[] tiles = Tiles(width, height, halo, bytesPerPixel: 1, new UpscalerOptions { Tile = side });
        Assert.Equal((width + side - 1) / side * ((height + side - 1) / side), tiles.Length);
        Assert.All(tiles, tile => Assert.True(tile.Width <= side + 2 * halo && tile.Height <= side + 2 * halo));
    }

    [Theory]
    [InlineData(2L << 30, 0.04)]
    [InlineData(1L << 30, 0.095)]
    [InlineData(512L << 20, 0.18)]
    public void SRResNet_computes_few_pixels_twice(long budget, double share)
    {
        using SRResNet network = new();
        const int Width = 2000, Height = 1500;
        Size[] tiles = Tiles(Width, Height, network.Halo, network.WorkingBytesPerPixel, new UpscalerOptions { MemoryBudget = budget });
        Assert.Equal(share, (double)tiles.Sum(Area) / (Width * Height) - 1, 0.005);
    }

    [Theory]
    [InlineData(400, 300, 13_000, 20)]
    [InlineData(300, 400, 13_000, 20)]
    [InlineData(20_000, 20, 13_000, 40)]
    [InlineData(20, 20_000, 13_000, 40)]
    [InlineData(20_000, 1, 13_000, 40)]
    [InlineData(2000, 100, 13_000, 40)]
    [InlineData(31, 31, 900, 7)]
    [InlineData(31, 31, 961, 7)]
    public void Within_a_budget_no_grid_would_compute_fewer_pixels(int width, int height, int pixels, int halo)
    {
        Size[] tiles = Tiles(width, height, halo, Budget / pixels, new UpscalerOptions { MemoryBudget = Budget });
        Assert.InRange(tiles.Max(Area), 1, Budget / (Budget / pixels));
        Assert.InRange(tiles.Sum(Area), 1, Fewest(width, height, pixels, halo));
    }

    [Fact]
    public void A_panorama_takes_long_tiles()
    {
        // 13107 pixels at 20 high are 655 long, 575 without their halo: 35 tiles, where squares of 34 would be 589.
        Size[] tiles = Tiles(20_000, 20, halo: 40, bytesPerPixel: 1280, new UpscalerOptions { MemoryBudget = Budget });
        Assert.Equal(35, tiles.Length);
        Assert.All(tiles, tile => Assert.Equal(20, tile.Height));
    }

    [Theory]
    [InlineData(200, 96, 40, 16_384, "give at least 144 MiB")]
    [InlineData(200, 5, 40, 65_536, "give at least 30 MiB")]
    public void A_budget_below_the_smallest_tile_is_refused_with_one_that_reaches(int width, int height, int halo, long bytes, string advice)
    {
        string message = Assert.Throws<ArgumentException>(
            () => Tiles(width, height, halo, bytes, new UpscalerOptions { MemoryBudget = Budget })).Message;
        Assert.StartsWith("A memory budget of 16 MiB does not reach for a tile of 16×16 pixels with its margin of 40; ", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        long advised = long.Parse(advice.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture) << 20;
        Assert.NotEmpty(Tiles(width, height, halo, bytes, new UpscalerOptions { MemoryBudget = advised }));
    }

    /// <summary>Enhances a picture with a network that changes nothing, and gives the sizes of what it was asked for.</summary>
    private static Size[] Tiles(int width, int height, int halo, long bytesPerPixel, UpscalerOptions options)
    {
        List<Size> tiles = [];
        using Upscaler upscaler = new(
            new StubGenerator(1, halo, bytesPerPixel, input => tiles.Add(new Size((int)input.shape[3], (int)input.shape[2]))), options);
        using Image<Rgb24> picture = TestPictures.Noise(width, height);
        using Image<Rgb24> result = upscaler.Enhance(picture);
        Assert.Equal(TestPictures.Bytes(picture), TestPictures.Bytes(result));
        return [.. tiles];
    }

    private static long Area(Size tile) => (long)tile.Width * tile.Height;

    /// <summary>The pixels of the best grid, by trying all whose cores are not below 16 pixels.</summary>
    private static long Fewest(int width, int height, int pixels, int halo)
    {
        long fewest = long.MaxValue;
        for (int columns = 1; columns <= (width + 15) / 16; columns++)
        {
            (int wide, long widths) = Inputs(width, columns, halo);
            for (int rows = 1; rows <= (height + 15) / 16; rows++)
            {
                (int high, long heights) = Inputs(height, rows, halo);
                if ((long)wide * high <= pixels)
                {
                    fewest = Math.Min(fewest, widths * heights);
                }
            }
        }

        return fewest;
    }

    private static (int Longest, long Sum) Inputs(int length, int parts, int halo)
    {
        int[] sides = [.. Enumerable.Range(0, parts).Select(part =>
            Math.Min((int)((part + 1L) * length / parts) + halo, length) - Math.Max((int)((long)part * length / parts) - halo, 0))];
        return (sides.Max(), sides.Sum(side => (long)side));
    }
}
