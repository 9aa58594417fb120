using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Inference;

namespace SuperResolution.Telemetry;

/// <summary>Tells about the enhancements of one upscaler; <see cref="SuperResolutionTelemetry"/> has the names.</summary>
internal sealed class EnhancementTelemetry
{
    private readonly TagList _tags;
    private readonly string _description;

    public EnhancementTelemetry(IGenerator generator, string description, ExecutionTarget target)
    {
        _description = description;
        _tags = new()
        {
            { "superresolution.scale", generator.Scale },
            { "superresolution.network", generator.GetType().Name },
            { "superresolution.device", target.Device.ToString() },
            { "superresolution.precision", target.Type.ToString().ToLowerInvariant() },
        };
    }

    /// <summary>Runs an enhancement and tells about it.</summary>
    /// <param name="input">The size of the picture.</param>
    /// <param name="progress">Who else wants to know how far it is.</param>
    /// <param name="enhance">The enhancement; it reports to the progress that it is given.</param>
    public Image<TPixel> Measure<TPixel>(
        Size input, IProgress<UpscaleProgress>? progress, Func<IProgress<UpscaleProgress>?, Image<TPixel>> enhance)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (!SuperResolutionTelemetry.IsListenedTo)
        {
            return enhance(progress);
        }

        using Activity? activity = Start(input);
        long start = Stopwatch.GetTimestamp();
        TagList tags = _tags;
        TileCount tiles = new(progress, _tags);
        try
        {
            Image<TPixel> result = enhance(tiles);
            SuperResolutionTelemetry.Enhancements.Add(1, tags);
            SuperResolutionTelemetry.OutputPixels.Add((long)result.Width * result.Height, tags);
            activity?.SetTag("superresolution.output.width", result.Width).SetTag("superresolution.output.height", result.Height);
            return result;
        }
        catch (Exception e)
        {
            tags.Add("error.type", e.GetType().FullName);
            Fail(e, tags, activity);
            throw;
        }
        finally
        {
            activity?.SetTag("superresolution.tiles", tiles.Done);
            SuperResolutionTelemetry.Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    private Activity? Start(Size input) => SuperResolutionTelemetry.Source.StartActivity(
        "superresolution.enhance",
        ActivityKind.Internal,
        parentContext: default,
        [
            .. _tags,
            new("superresolution.network.description", _description),
            new("superresolution.input.width", input.Width),
            new("superresolution.input.height", input.Height),
        ]);

    private void Fail(Exception e, in TagList tags, Activity? activity)
    {
        if (e is OperationCanceledException)
        {
            SuperResolutionTelemetry.Cancellations.Add(1, _tags);
            activity?.SetTag("superresolution.cancelled", true);
            return;
        }

        SuperResolutionTelemetry.Failures.Add(1, tags);
        activity?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error, e.Message).AddException(e);
    }

    private sealed class TileCount(IProgress<UpscaleProgress>? other, TagList tags) : IProgress<UpscaleProgress>
    {
        public int Done { get; private set; }

        public void Report(UpscaleProgress value)
        {
            if (value.TilesDone > Done)
            {
                SuperResolutionTelemetry.Tiles.Add(value.TilesDone - Done, tags);
                Done = value.TilesDone;
            }

            other?.Report(value);
        }
    }
}
