using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace SuperResolution;

/// <summary>What the library tells OpenTelemetry or any other listener of .NET's own diagnostics. Without a listener nothing is done.</summary>
/// <remarks>
/// <para>
/// Each enhancement of a picture is an activity <c>superresolution.enhance</c> with the tags <c>superresolution.input.width</c>,
/// <c>superresolution.input.height</c>, <c>superresolution.output.width</c>, <c>superresolution.output.height</c> (pixels; output once
/// it is there), <c>superresolution.scale</c>, <c>superresolution.network</c> (the type of the network),
/// <c>superresolution.network.description</c>, <c>superresolution.device</c>, <c>superresolution.precision</c> and
/// <c>superresolution.tiles</c>. A failure sets the status Error and <c>error.type</c> and adds the exception as an event; a cancelled
/// one has <c>superresolution.cancelled</c> = true and no error. Reading and writing a file lie outside of it.
/// </para>
/// <para>
/// The instruments, tagged with scale, network, device and precision as above, but for the last:
/// <list type="bullet">
/// <item><c>superresolution.enhancements</c>: counter, {enhancement}: those that were completed</item>
/// <item><c>superresolution.failures</c>: counter, {enhancement}: those that failed, by <c>error.type</c></item>
/// <item><c>superresolution.cancellations</c>: counter, {enhancement}: those that were cancelled</item>
/// <item><c>superresolution.enhancement.duration</c>: histogram, s: all of them; with <c>error.type</c> where one was not completed</item>
/// <item><c>superresolution.output.pixels</c>: counter, {pixel}: pixels of results</item>
/// <item><c>superresolution.tiles</c>: counter, {tile}: tiles that were computed, told while they are</item>
/// <item><c>superresolution.queue.length</c>: up-down counter, {enhancement}: those that wait for another's tile to leave the CPU</item>
/// </list>
/// </para>
/// </remarks>
public static class SuperResolutionTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>: <c>tracing.AddSource(SuperResolutionTelemetry.ActivitySourceName)</c>.</summary>
    public const string ActivitySourceName = "SuperResolution";

    /// <summary>The name of the <see cref="Meter"/>: <c>metrics.AddMeter(SuperResolutionTelemetry.MeterName)</c>.</summary>
    public const string MeterName = "SuperResolution";

    private const string Enhancement = "{enhancement}";

    private static readonly string? s_version =
        typeof(SuperResolutionTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static readonly Meter s_meter = new(MeterName, s_version);

    internal static ActivitySource Source { get; } = new(ActivitySourceName, s_version);

    internal static Counter<long> Enhancements { get; } =
        s_meter.CreateCounter<long>("superresolution.enhancements", Enhancement, "Enhancements that were completed.");

    internal static Counter<long> Failures { get; } =
        s_meter.CreateCounter<long>("superresolution.failures", Enhancement, "Enhancements that failed.");

    internal static Counter<long> Cancellations { get; } =
        s_meter.CreateCounter<long>("superresolution.cancellations", Enhancement, "Enhancements that were cancelled.");

    // The usual boundaries end at 10 s; a large photo on a CPU takes minutes.
    internal static Histogram<double> Duration { get; } = s_meter.CreateHistogram(
        "superresolution.enhancement.duration", "s", "How long enhancements took, waiting included.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] });

    internal static Counter<long> OutputPixels { get; } =
        s_meter.CreateCounter<long>("superresolution.output.pixels", "{pixel}", "Pixels of results.");

    internal static Counter<long> Tiles { get; } =
        s_meter.CreateCounter<long>("superresolution.tiles", "{tile}", "Tiles that were computed.");

    internal static UpDownCounter<long> QueueLength { get; } =
        s_meter.CreateUpDownCounter<long>("superresolution.queue.length", Enhancement, "Enhancements that wait for the CPU.");

    internal static bool IsListenedTo => Source.HasListeners() || Enhancements.Enabled || Failures.Enabled || Cancellations.Enabled
        || Duration.Enabled || OutputPixels.Enabled || Tiles.Enabled;
}
