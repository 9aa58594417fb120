using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

/// <summary>Networks that look at the whole picture.</summary>
public class InexactTilesTests
{
    [Fact]
    public void Within_the_budget_the_picture_is_computed_whole_and_nothing_is_told()
    {
        List<long[]> inputs = [];
        StubGenerator generator = new(2, halo: 4, bytesPerPixel: 1000, before: input => inputs.Add(input.shape), tilesExactly: false);
        Assert.Empty(Enhance(generator, new UpscalerOptions { MemoryBudget = 50L << 20 }));
        Assert.Equal([1, 3, 200, 250], Assert.Single(inputs));
    }

    [Fact]
    public void Beyond_the_budget_it_is_computed_in_tiles_with_a_notice_that_tells_what_it_would_take()
    {
        List<long[]> inputs = [];
        StubGenerator generator = new(2, halo: 4, bytesPerPixel: 1000, before: input => inputs.Add(input.shape), tilesExactly: false);
        (UpscaleNoticeKind kind, string message) = Assert.Single(Enhance(generator, new UpscalerOptions { MemoryBudget = 30L << 20 }));
        Assert.Equal(UpscaleNoticeKind.InexactTiles, kind);
        Assert.Equal(
            $"{generator} looks at the whole picture, and this one of 250×200 pixels is computed in tiles with a margin of 4: the result differs "
            + "from the whole picture's, more where tiles are small or of different light. It is computed as a whole with a MemoryBudget of 48 MiB and no Tile.",
            message);
        Assert.Equal(2, inputs.Count);
        Assert.All(inputs, shape => Assert.Equal([1, 3, 200, 129], shape));
    }

    [Theory]
    [InlineData(16, 10, "It is computed as a whole with no Tile.")]
    [InlineData(16, 1000, "It is computed as a whole with a MemoryBudget of 48 MiB and no Tile.")]
    public void Where_the_budget_reaches_only_the_tile_is_in_the_way(long budget, long bytesPerPixel, string advice) => Assert.EndsWith(
        advice,
        Assert.Single(Enhance(new StubGenerator(bytesPerPixel: bytesPerPixel, tilesExactly: false), new UpscalerOptions { MemoryBudget = budget << 20, Tile = 50 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_picture_beyond_what_a_tile_may_ever_take_is_promised_nothing()
    {
        StubGenerator generator = new(1, bytesPerPixel: 1L << 20, tilesExactly: false);
        Assert.EndsWith(
            "It is too large for a single tile.", Assert.Single(Enhance(generator, new UpscalerOptions { MemoryBudget = 1L << 30 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_tile_that_is_asked_for_is_told_of_where_the_network_is_not_exact(bool exact, int notices) =>
        Assert.Equal(notices, Enhance(new StubGenerator(tilesExactly: exact), new UpscalerOptions { Tile = 100 }).Count);

    [Fact]
    public void Memory_that_runs_out_for_the_whole_is_told_once_with_what_becomes_of_the_result()
    {
        StubGenerator generator = new(
            before: input =>
            {
                if (input.shape[2] * input.shape[3] > 10_000)
                {
                    throw StubGenerator.OutOfMemory();
                }
            },
            tilesExactly: false);
        Assert.Equal(
            [UpscaleNoticeKind.TileReduced, UpscaleNoticeKind.InexactTiles, UpscaleNoticeKind.TileReduced],
            Enhance(generator, UpscalerOptions.Default).Select(notice => notice.Kind));
    }

    /// <summary>How near depends on the weights; these are random.</summary>
    [Theory]
    [InlineData("bsrn_x3.pth", 4)]
    [InlineData("bsrn_s_x4.pth", 4)]
    [InlineData("fast_srgan_x4.pt", 12)]
    public void Tiles_of_such_networks_come_near_the_whole(string file, double mean)
    {
        using Image<Rgb24> picture = TestPictures.Waves(70, 60);
        string weights = Weights.Fixture.File(file);
        using Image<Rgb24> whole = Enlarged(weights, picture, null), tiled = Enlarged(weights, picture, 40);
        int[] differences = Differences(whole, tiled);
        Assert.NotEqual(0, differences.Max());
        Assert.InRange(differences.Average(), 0, mean);
    }

    /// <summary>The rows of docs/memory-and-speed.md, with a margin for the rounding of other processors and for theirs.</summary>
    [SharedTheory("weights/bsrn", "weights/fast-srgan", "data/demo")]
    [InlineData("weights/bsrn/net_g_BSRN_x4.pth", "BSRN ×4", "city")]
    [InlineData("weights/bsrn/net_g_BSRN-S.pth", "BSRN-S ×4", "city")]
    [InlineData("weights/fast-srgan/model.pt", "Fast-SRGAN ×4", "nyc")]
    [InlineData(null, "`Model.Photographic`", "city")]
    public void Tiles_of_published_weights_and_ours_come_as_near_the_whole_as_the_documentation_states(string? shared, string network, string photo)
    {
        string weights = shared is null ? Path.Combine(Repository.Root, "src/SuperResolution/Models/photographic-x4.safetensors") : Repository.SharedFile(shared);
        using Image<Rgb24> high = Image.Load<Rgb24>(Repository.SharedFile($"data/demo/{photo}.png"));
        using Tensor large = ImageTensor.FromImage(high), half = Resize.To8Bit(large, 288, 288, ResamplingKernel.Bicubic);
        using Image<Rgb24> picture = ImageTensor.ToImage<Rgb24>(half), whole = Enlarged(weights, picture, null);
        foreach (int tile in (int[])[144, 96])
        {
            using Image<Rgb24> tiled = Enlarged(weights, picture, tile);
            int[] differences = Differences(whole, tiled);
            double psnr = 10 * Math.Log10(255 * 255 / differences.Average(difference => (double)difference * difference));
            double[] stated = Stated($"| {network} | {photo} | {tile} |");
            Assert.InRange(differences.Average(), 0.9 * stated[0], 1.1 * stated[0]);
            Assert.InRange(differences.Max(), 0.75 * stated[1], 1.25 * stated[1]);
            Assert.Equal(stated[2], psnr, 0.5);
        }
    }

    private static double[] Stated(string row)
    {
        string line = File.ReadLines(Path.Combine(Repository.Root, "docs/memory-and-speed.md")).Single(line => line.StartsWith(row, StringComparison.Ordinal));
        return [.. line[row.Length..].Trim('|').Split('|').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static Image<Rgb24> Enlarged(string weights, Image<Rgb24> picture, int? tile)
    {
        using Upscaler upscaler = Upscaler.Load(weights, new UpscalerOptions { Tile = tile, Precision = Precision.Float32 });
        return upscaler.Enhance(picture);
    }

    private static int[] Differences(Image<Rgb24> a, Image<Rgb24> b) => [.. TestPictures.Bytes(a).Zip(TestPictures.Bytes(b), (x, y) => Math.Abs(x - y))];

    private static List<(UpscaleNoticeKind Kind, string Message)> Enhance(IGenerator generator, UpscalerOptions options)
    {
        using Image<Rgb24> picture = TestPictures.Noise(250, 200);
        List<(UpscaleNoticeKind, string)> notices = [];
        using Upscaler upscaler = new(generator, options);
        upscaler.Noticed += (_, notice) => notices.Add((notice.Kind, notice.Message));
        upscaler.Enhance(picture).Dispose();
        return notices;
    }
}
