using System.Diagnostics;
using System.Diagnostics.Metrics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Inference;

namespace SuperResolution.Tests.Telemetry;

public class SuperResolutionTelemetryTests
{
    [Fact]
    public void An_enhancement_is_an_activity_of_the_callers_and_is_counted()
    {
        using Listener listener = new();
        using Upscaler upscaler = Nearest(tile: 4);
        using Image<Rgb24> picture = TestPictures.Noise(8, 6);
        using Activity request = new Activity("request").Start();
        upscaler.Enhance(picture).Dispose();

        Activity activity = Assert.Single(listener.Activities);
        Assert.Equal("superresolution.enhance", activity.OperationName);
        Assert.Equal(request.SpanId, activity.ParentSpanId);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["superresolution.scale"] = 2,
                ["superresolution.network"] = "ClassicalResampler",
                ["superresolution.network.description"] = "nearest interpolation ×2",
                ["superresolution.device"] = "cpu",
                ["superresolution.precision"] = "float32",
                ["superresolution.input.width"] = 8,
                ["superresolution.input.height"] = 6,
                ["superresolution.output.width"] = 16,
                ["superresolution.output.height"] = 12,
                ["superresolution.tiles"] = 4,
            },
            activity.TagObjects.ToDictionary());

        Assert.Equal(1, listener.Sum("superresolution.enhancements"));
        Assert.Equal(16 * 12, listener.Sum("superresolution.output.pixels"));
        Assert.Equal(4, listener.Sum("superresolution.tiles"));
        Assert.Equal(0, listener.Sum("superresolution.failures"));
        (Instrument duration, double seconds, Dictionary<string, object?> tags) =
            Assert.Single(listener.Measurements, measurement => measurement.Instrument.Name == "superresolution.enhancement.duration");
        Assert.Equal("s", duration.Unit);
        Assert.InRange(seconds, 0, activity.Duration.TotalSeconds);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["superresolution.scale"] = 2,
                ["superresolution.network"] = "ClassicalResampler",
                ["superresolution.device"] = "cpu",
                ["superresolution.precision"] = "float32",
            },
            tags);
    }

    [Fact]
    public void A_failure_has_its_type_and_the_activity_an_error()
    {
        using Listener listener = new();
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 2), new UpscalerOptions { LargestOutput = 1 });
        using Image<Rgb24> picture = TestPictures.Noise(8, 6);
        string message = Assert.Throws<ArgumentException>(() => upscaler.Enhance(picture)).Message;

        Activity activity = Assert.Single(listener.Activities);
        Assert.Equal((ActivityStatusCode.Error, message), (activity.Status, activity.StatusDescription));
        Assert.Equal("System.ArgumentException", activity.GetTagItem("error.type"));
        Assert.Equal("exception", Assert.Single(activity.Events).Name);
        Assert.Null(activity.GetTagItem("superresolution.output.width"));
        Assert.Equal(0, listener.Sum("superresolution.enhancements"));
        foreach (string instrument in (string[])["superresolution.failures", "superresolution.enhancement.duration"])
        {
            Assert.Equal(
                "System.ArgumentException",
                Assert.Single(listener.Measurements, measurement => measurement.Instrument.Name == instrument).Tags["error.type"]);
        }
    }

    [Fact]
    public void A_cancelled_one_is_no_failure()
    {
        using Listener listener = new();
        using Upscaler upscaler = Nearest(tile: 4);
        using Image<Rgb24> picture = TestPictures.Noise(8, 6);
        using CancellationTokenSource cancellation = new();
        Assert.ThrowsAny<OperationCanceledException>(() => upscaler.Enhance(picture, new AtTile(3, cancellation.Cancel), cancellation.Token));

        Activity activity = Assert.Single(listener.Activities);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal(true, activity.GetTagItem("superresolution.cancelled"));
        Assert.Equal(3, activity.GetTagItem("superresolution.tiles"));
        Assert.Equal(3, listener.Sum("superresolution.tiles"));
        Assert.Equal(1, listener.Sum("superresolution.cancellations"));
        Assert.Equal(0, listener.Sum("superresolution.failures"));
    }

    [Fact]
    public async Task Who_waits_for_the_cpu_counts_as_queued_meanwhile()
    {
        using Listener listener = new();
        using ManualResetEventSlim open = new();
        using Upscaler upscaler = new(new StubGenerator(scale: 2, before: _ => open.Wait()));
        using Image<Rgb24> picture = TestPictures.Noise(3, 2);
        Task<Image<Rgb24>>[] running = [upscaler.EnhanceAsync(picture), upscaler.EnhanceAsync(picture), upscaler.EnhanceAsync(picture)];
        Assert.True(SpinWait.SpinUntil(() => listener.Sum("superresolution.queue.length") == 2, TimeSpan.FromSeconds(20)));
        open.Set();
        foreach (Task<Image<Rgb24>> one in running)
        {
            (await one).Dispose();
        }

        Assert.Equal(0, listener.Sum("superresolution.queue.length"));
    }

    [Fact]
    public void Without_a_listener_progress_is_the_callers_own()
    {
        using Upscaler upscaler = Nearest(tile: 4);
        using Image<Rgb24> picture = TestPictures.Noise(8, 6);
        AtTile progress = new(4, () => { });
        upscaler.Enhance(picture, progress).Dispose();
        Assert.Equal(4, progress.Seen);
        using Listener listener = new();
        Assert.Empty(listener.Activities);
        Assert.Empty(listener.Measurements);
    }

    private static Upscaler Nearest(int tile) => new(ClassicalResampler.Create("nearest", 2), new UpscalerOptions { Tile = tile });

    private sealed class AtTile(int tile, Action then) : IProgress<UpscaleProgress>
    {
        public int Seen { get; private set; }

        public void Report(UpscaleProgress value)
        {
            Seen = value.TilesDone;
            if (Seen == tile)
            {
                then();
            }
        }
    }
}
