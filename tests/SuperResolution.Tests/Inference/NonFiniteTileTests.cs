using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

/// <summary>A tile whose numbers are none.</summary>
public class NonFiniteTileTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_number_of_one_tile_is_enough_and_the_place_is_told(double value)
    {
        int tiles = 0;
        using Upscaler upscaler = new(
            new StubGenerator(2, halo: 3, before: input =>
            {
                if (++tiles == 4)
                {
                    // The core's first pixel.
                    input.narrow(2, 3, 1).narrow(3, 3, 1).fill_(value);
                }
            }),
            new UpscalerOptions { Tile = 10 });
        using Image<Rgb24> picture = TestPictures.Noise(20, 20);
        long before = LiveTensors.Count();
        NonFiniteOutputException exception = Assert.Throws<NonFiniteOutputException>(() => upscaler.Enhance(picture));
        Assert.Equal(new Rectangle(10, 10, 10, 10), exception.Tile);
        Assert.Contains("x 10, y 10, 10×10 input pixels", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Alpha_that_went_through_the_network_is_looked_at_too()
    {
        int passes = 0;
        using Upscaler upscaler = new(
            new StubGenerator(before: input =>
            {
                if (++passes == 4)
                {
                    input.fill_(double.NaN);
                }
            }),
            new UpscalerOptions { Tile = 10, AlphaMode = AlphaMode.Network });
        using Image<Rgba32> picture = new(20, 10);
        Random random = new(0);
        picture.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.GetRowSpan(y)));
            }
        });
        Assert.Equal(new Rectangle(10, 0, 10, 10), Assert.Throws<NonFiniteOutputException>(() => upscaler.Enhance(picture)).Tile);
    }
}
