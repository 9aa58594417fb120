using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Inference;

/// <summary>What happens when memory runs out in the middle.</summary>
public class TileReductionTests
{
    [Theory]
    [InlineData("[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes. Error code 12 (Cannot allocate memory)")]
    [InlineData("[enforce fail at alloc_cpu.cpp:115] data. DefaultCPUAllocator: not enough memory: you tried to allocate 1 bytes.")]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 3.94 GiB total capacity; 3.12 GiB already allocated)")]
    [InlineData("CUDA error: out of memory")]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")]
    [InlineData("std::bad_alloc")]
    public void A_tile_that_does_not_fit_is_halved_until_it_does(string message)
    {
        using Image<Rgb24> picture = TestPictures.Noise(200, 150);
        long before = LiveTensors.Count();
        List<long> areas = [];
        List<string> notices = [];
        Reports reports = new();
        using Upscaler upscaler = new(
            new StubGenerator(2, halo: 3, before: input =>
            {
                areas.Add(input.shape[2] * input.shape[3]);
                if (areas[^1] > 3000)
                {
                    throw StubGenerator.Fault(message);
                }
            }),
            new UpscalerOptions { Tile = 100 });
        upscaler.Noticed += (sender, notice) =>
        {
            Assert.Same(upscaler, sender);
            Assert.Equal(UpscaleNoticeKind.TileReduced, notice.Kind);
            notices.Add(notice.Message);
        };
        using Image<Rgb24> large = upscaler.Enhance(picture, reports);

        using Upscaler whole = new(new StubGenerator(2), new UpscalerOptions { Tile = 1000 });
        using Image<Rgb24> expected = whole.Enhance(picture);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(large));
        // 100×75 pixels, then 50×38: 56×44 with their halo. The tiles that follow are cut beforehand.
        Assert.Equal(1, areas.Count(area => area > 3000));
        Assert.StartsWith(
            "Memory of the device cpu ran out for the tile at x 0, y 0, 100×75 input pixels with a margin of 3; it and those after it are computed in tiles of at most 50×38.",
            Assert.Single(notices), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 5).Select(done => new UpscaleProgress(done, 4)), reports);
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void A_tile_is_halved_as_often_as_it_takes()
    {
        using Image<Rgb24> picture = TestPictures.Noise(200, 150);
        int notices = 0;
        using Upscaler upscaler = new(new StubGenerator(before: input =>
        {
            if (input.shape[2] * input.shape[3] > 400)
            {
                throw new InsufficientMemoryException();
            }
        }));
        upscaler.Noticed += (_, _) => notices++;
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal(TestPictures.Bytes(picture), TestPictures.Bytes(large));
        // 200×150, 100×75, 50×38, 25×19, 16×16.
        Assert.Equal(4, notices);
    }

    [Fact]
    public void The_next_picture_tries_the_whole_tile_again()
    {
        using Image<Rgb24> picture = TestPictures.Noise(40, 40);
        bool full = true;
        int notices = 0;
        using Upscaler upscaler = new(new StubGenerator(before: input =>
        {
            if (full && input.shape[2] > 20)
            {
                throw StubGenerator.OutOfMemory();
            }
        }));
        upscaler.Noticed += (_, _) => notices++;
        upscaler.Enhance(picture).Dispose();
        full = false;
        upscaler.Enhance(picture).Dispose();
        Assert.Equal(1, notices);
    }

    [Fact]
    public void Memory_that_does_not_reach_for_the_smallest_tile_is_an_exception_with_the_place()
    {
        using Image<Rgb24> picture = TestPictures.Noise(200, 150);
        long before = LiveTensors.Count();
        int tries = 0;
        using Upscaler upscaler = new(new StubGenerator(before: _ =>
        {
            tries++;
            throw StubGenerator.OutOfMemory();
        }));
        InsufficientMemoryException exception = Assert.Throws<InsufficientMemoryException>(() => upscaler.Enhance(picture));
        Assert.StartsWith("Memory of the device cpu ran out for the tile at x 187, y 140, 13×10 input pixels", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ExternalException>(exception.InnerException);
        Assert.Equal(5, tries);
        Assert.Equal(before, LiveTensors.Count());
        Assert.Throws<InsufficientMemoryException>(() => upscaler.Enhance(picture));
    }

    [Fact]
    public void Another_fault_of_libtorch_is_passed_on_at_once()
    {
        using Image<Rgb24> picture = TestPictures.Noise(40, 40);
        int tries = 0;
        using Upscaler upscaler = new(new StubGenerator(before: _ =>
        {
            tries++;
            throw StubGenerator.Fault("Expected all tensors to be on the same device");
        }));
        Assert.Equal("Expected all tensors to be on the same device", Assert.Throws<ExternalException>(() => upscaler.Enhance(picture)).Message);
        Assert.Equal(1, tries);
    }

    [Fact]
    public void What_libtorch_itself_throws_is_understood()
    {
        using Image<Rgb24> picture = TestPictures.Noise(40, 40);
        int notices = 0;
        using Upscaler upscaler = new(new StubGenerator(before: input =>
        {
            if (input.shape[2] > 20)
            {
                // 64 PiB, which no machine has.
                zeros([1L << 56], dtype: ScalarType.Byte).Dispose();
            }
        }));
        upscaler.Noticed += (_, _) => notices++;
        upscaler.Enhance(picture).Dispose();
        Assert.Equal(1, notices);
    }

    [Fact]
    public void Cancelled_between_the_pieces_of_a_tile_it_ends()
    {
        using Image<Rgb24> picture = TestPictures.Noise(64, 64);
        using CancellationTokenSource cancellation = new();
        int pieces = 0;
        using Upscaler upscaler = new(new StubGenerator(before: input =>
        {
            if (input.shape[2] > 32)
            {
                throw StubGenerator.OutOfMemory();
            }

            pieces++;
            cancellation.Cancel();
        }));
        Assert.Throws<OperationCanceledException>(() => upscaler.Enhance(picture, null, cancellation.Token));
        Assert.Equal(1, pieces);
    }

    [Fact]
    public void What_a_handler_of_the_event_throws_ends_the_enhancement()
    {
        using Image<Rgb24> picture = TestPictures.Noise(64, 64);
        long before = LiveTensors.Count();
        bool full = true;
        using Upscaler upscaler = new(new StubGenerator(before: _ =>
        {
            if (full)
            {
                throw StubGenerator.OutOfMemory();
            }
        }));
        upscaler.Noticed += (_, _) => throw new TimeoutException("handler");
        Assert.Equal("handler", Assert.Throws<TimeoutException>(() => upscaler.Enhance(picture)).Message);
        Assert.Equal(before, LiveTensors.Count());
        full = false;
        upscaler.Enhance(picture).Dispose();
    }
}
