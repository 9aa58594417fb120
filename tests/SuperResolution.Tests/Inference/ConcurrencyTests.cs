using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests.Inference;

/// <summary>Several threads, busy cores, cancelling and disposing meanwhile.</summary>
public class ConcurrencyTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Eight_threads_on_one_instance_give_the_pixels_of_one()
    {
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 16 });
        Image<Rgb24>[] pictures = [.. Enumerable.Range(0, 8).Select(seed => TestPictures.Noise(40, 24 + seed, seed))];
        byte[][] expected = [.. pictures.Select(picture => Enhanced(upscaler, picture))];
        long before = LiveTensors.Count();
        using Barrier start = new(pictures.Length);
        await Task.WhenAll(pictures.Select((picture, index) => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int i = 0; i < 3; i++)
                {
                    Assert.Equal(expected[index], Enhanced(upscaler, picture));
                }
            },
            TaskCreationOptions.LongRunning)));
        Assert.Equal(before, LiveTensors.Count());
        Array.ForEach(pictures, picture => picture.Dispose());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void A_forward_pass_takes_the_threads_that_it_is_told_or_the_cores_that_the_system_counts(int? told)
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        int taken = 0;
        using Upscaler upscaler = new(new StubGenerator(before: _ => taken = get_num_threads()), new UpscalerOptions { Threads = told });
        using InferenceGenerator forTensors = new(new StubGenerator(before: _ => taken = get_num_threads()), threads: told);
        string? users = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") ?? Environment.GetEnvironmentVariable("MKL_NUM_THREADS");
        int expected = told ?? (users is null ? PhysicalCores.OfProcess : int.Parse(users.Split(',')[0], CultureInfo.InvariantCulture));
        int before = get_num_threads();
        int another = expected + 1;
        set_num_threads(another);
        try
        {
            upscaler.Enhance(picture).Dispose();
            Assert.Equal((expected, another), (taken, get_num_threads()));

            taken = 0;
            using Tensor pixels = zeros([1, 3, 4, 4]);
            forTensors.forward(pixels).Dispose();
            Assert.Equal((expected, another), (taken, get_num_threads()));
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(3, null, 3)]
    [InlineData(null, 3, 3)]
    [InlineData(3, 4, 4)]
    public void A_generator_for_tensors_inside_an_upscaler_takes_its_own_threads_or_else_the_upscalers(int? upscalers, int? own, int expected)
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        int taken = 0;
        InferenceGenerator inside = new(new StubGenerator(before: _ => taken = get_num_threads()), threads: own);
        using Upscaler upscaler = new(inside, new UpscalerOptions { Threads = upscalers });
        int before = get_num_threads();
        upscaler.Enhance(picture).Dispose();
        Assert.Equal((expected, before), (taken, get_num_threads()));
    }

    [Fact]
    public async Task A_generator_for_tensors_runs_inside_an_upscaler_and_does_not_wait_for_it()
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        using Upscaler upscaler = new(new InferenceGenerator(new StubGenerator(), threads: 1));
        using Image<Rgb24> larger = await upscaler.EnhanceAsync(picture).WaitAsync(s_patience);
        Assert.Equal((4 * upscaler.Scale, 4 * upscaler.Scale), (larger.Width, larger.Height));
    }

    [Fact]
    public async Task Several_instances_at_once_give_the_pixels_of_one()
    {
        using Image<Rgb24> picture = TestPictures.Noise(40, 30);
        Upscaler[] upscalers = [.. Enumerable.Range(1, 4).Select(tile => new Upscaler(Network(), new UpscalerOptions { Tile = 40, Threads = 1 + tile % 2 }))];
        byte[] expected = Enhanced(upscalers[0], picture);
        byte[][] results = await Task.WhenAll(upscalers.Select(upscaler => Task.Run(() => Enhanced(upscaler, picture))));
        Assert.All(results, result => Assert.Equal(expected, result));
        Array.ForEach(upscalers, upscaler => upscaler.Dispose());
    }

    [Fact]
    public void Pixels_are_right_while_the_cores_are_busy_elsewhere()
    {
        using Image<Rgb24> picture = TestPictures.Noise(60, 40);
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 32 });
        byte[] expected = Enhanced(upscaler, picture);
        using CancellationTokenSource enough = new();
        Thread[] spinning = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                Thread.SpinWait(1000);
            }
        }))];
        Array.ForEach(spinning, thread => thread.Start());
        try
        {
            for (int i = 0; i < 5; i++)
            {
                Assert.Equal(expected, Enhanced(upscaler, picture));
            }
        }
        finally
        {
            enough.Cancel();
            Array.ForEach(spinning, thread => thread.Join());
        }
    }

    [Fact]
    public async Task Cancelled_while_it_waits_for_the_CPU_it_ends_and_the_one_before_goes_on()
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 8);
        using SemaphoreSlim running = new(0);
        using ManualResetEventSlim goOn = new();
        using Upscaler first = new(new StubGenerator(before: _ =>
        {
            running.Release();
            Assert.True(goOn.Wait(s_patience));
        }));
        bool ran = false;
        using Upscaler second = new(new StubGenerator(before: _ => ran = true));
        Task<Image<Rgb24>> busy = first.EnhanceAsync(picture);
        Assert.True(await running.WaitAsync(s_patience));
        using CancellationTokenSource cancellation = new();
        Reports reports = new();
        Task<Image<Rgb24>> waiting = second.EnhanceAsync(picture, reports, cancellation.Token);
        await Task.Delay(100);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(s_patience));
        Assert.False(busy.IsCompleted);
        goOn.Set();
        (await busy.WaitAsync(s_patience)).Dispose();
        Assert.False(ran);
        second.Enhance(picture).Dispose();
        Assert.True(ran);
    }

    [Fact]
    public void Cancelled_after_the_last_tile_the_result_is_whole()
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 8);
        using Upscaler upscaler = new(new StubGenerator());
        using CancellationTokenSource cancellation = new();
        Reports reports = new(report => { if (report.Fraction == 1) { cancellation.Cancel(); } });
        using Image<Rgb24> result = upscaler.Enhance(picture, reports, cancellation.Token);
        Assert.Equal(TestPictures.Bytes(picture), TestPictures.Bytes(result));
    }

    [Fact]
    public async Task What_a_progress_handler_throws_ends_the_enhancement_and_no_more()
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> picture = TestPictures.Noise(20, 20);
        await picture.SaveAsync(folder["in.png"]);
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 10 });
        byte[] expected = Enhanced(upscaler, picture);
        long before = LiveTensors.Count();
        foreach (int at in (int[])[0, 1, 4])
        {
            Reports reports = new(report => { if (report.TilesDone == at) { throw new TimeoutException("handler"); } });
            Assert.Equal("handler", Assert.Throws<TimeoutException>(() => upscaler.Enhance(picture, reports)).Message);
            Assert.Equal("handler", (await Assert.ThrowsAsync<TimeoutException>(() => upscaler.EnhanceAsync(picture, reports))).Message);
            Assert.Equal("handler", (await Assert.ThrowsAsync<TimeoutException>(
                () => upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"], reports))).Message);
        }

        Assert.Equal(["in.png"], folder.Files);
        Assert.Equal(before, LiveTensors.Count());
        Assert.Equal(expected, Enhanced(upscaler, picture));
    }

    [Fact]
    public async Task What_was_begun_before_disposal_ends_well()
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> picture = TestPictures.Noise(20, 20);
        await picture.SaveAsync(folder["in.png"]);
        StubGenerator generator = new(before: _ => Thread.Sleep(20));
        Upscaler upscaler = new(generator, new UpscalerOptions { Tile = 10 });
        Task<Image<Rgb24>>[] pictures = [.. Enumerable.Range(0, 4).Select(_ => upscaler.EnhanceAsync(picture))];
        Task<Size> file = upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(upscaler.Dispose)));
        Assert.Throws<ObjectDisposedException>(() => upscaler.Enhance(picture));
        Assert.Throws<ObjectDisposedException>(() => { _ = upscaler.EnhanceAsync(picture); });
        Assert.Throws<ObjectDisposedException>(() => { _ = upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"]); });
        foreach (Task<Image<Rgb24>> task in pictures)
        {
            using Image<Rgb24> result = await task.WaitAsync(s_patience);
            Assert.Equal(TestPictures.Bytes(picture), TestPictures.Bytes(result));
        }

        Assert.Equal(picture.Size, await file.WaitAsync(s_patience));
        Assert.True(generator.Disposed);
    }

    [Fact]
    public async Task Cancelled_before_a_thread_is_free_it_lets_go_of_the_network()
    {
        StubGenerator generator = new();
        Upscaler upscaler = new(generator);
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upscaler.EnhanceAsync(picture, null, new CancellationToken(canceled: true)));
        upscaler.Dispose();
        Assert.True(generator.Disposed);
    }

    [Fact]
    public void A_hundred_pictures_leave_no_tensor_and_no_handle()
    {
        using Image<Rgba32> picture = new(48, 40, new Rgba32(200, 100, 50, 100));
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 24, AlphaMode = AlphaMode.Network });
        upscaler.Enhance(picture).Dispose();
        (long tensors, long handles) = (LiveTensors.Count(), NativeHandles.Count());
        for (int i = 0; i < 100; i++)
        {
            upscaler.Enhance(picture).Dispose();
        }

        Assert.Equal((tensors, handles), (LiveTensors.Count(), NativeHandles.Count()));
    }

    private static byte[] Enhanced(Upscaler upscaler, Image<Rgb24> picture)
    {
        using Image<Rgb24> result = upscaler.Enhance(picture);
        return TestPictures.Bytes(result);
    }

    private static SRResNet Network()
    {
        random.manual_seed(0);
        return new SRResNet(scale: 2, blocks: 1, width: 8);
    }
}
