using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

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
            $"{generator} looks at the whole picture, and this one of 250×200 pixels is computed in tiles with a margin of 4: the result differs a little "
            + "from the whole picture's. Whole it takes a MemoryBudget of 48 MiB, and no Tile.",
            message);
        Assert.Equal(2, inputs.Count);
        Assert.All(inputs, shape => Assert.Equal([1, 3, 200, 129], shape));
    }

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
        Image<Rgb24> Enlarged(int? tile)
        {
            using Upscaler upscaler = Upscaler.Load(Weights.Fixture.File(file), new UpscalerOptions { Tile = tile });
            return upscaler.Enhance(picture);
        }

        using Image<Rgb24> whole = Enlarged(null), tiled = Enlarged(40);
        int[] differences = [.. TestPictures.Bytes(whole).Zip(TestPictures.Bytes(tiled), (a, b) => Math.Abs(a - b))];
        Assert.NotEqual(0, differences.Max());
        Assert.InRange(differences.Average(), 0, mean);
    }

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
