using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Tests.Docs.Markdown;

namespace SuperResolution.Tests.Docs;

public class TelemetryPageTests
{
    private static readonly MarkdownTable[] s_tables =
        [.. MarkdownPage.Read("docs/dependency-injection.md").Tables.Where(table => table.Heading == "Telemetry")];

    [Fact]
    public void Every_instrument_is_on_the_page_with_its_kind_and_unit()
    {
        List<(string, string, string?)> instruments = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == SuperResolutionTelemetry.MeterName)
                {
                    instruments.Add((instrument.Name, Kind(instrument), instrument.Unit));
                }
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(SuperResolutionTelemetry).TypeHandle);
        listener.Start();
        Assert.Equal(
            instruments.Order(),
            s_tables.Single(table => table.Header[0] == "instrument").Rows.Select(row => (row[0].Trim('`'), row[1], (string?)row[2])).Order());
    }

    [Fact]
    public void Every_tag_of_an_enhancement_is_on_the_page_and_no_other()
    {
        List<Activity> seen = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == SuperResolutionTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", scale: 2));
        using Image<Rgb24> photo = new(4, 4);
        upscaler.Enhance(photo).Dispose();
        Assert.Throws<DivideByZeroException>(() => upscaler.Enhance(photo, new Throwing(new DivideByZeroException())));
        Assert.Throws<OperationCanceledException>(() => upscaler.Enhance(photo, new Throwing(new OperationCanceledException())));

        Assert.All(seen, activity => Assert.Equal("superresolution.enhance", activity.OperationName));
        Assert.Equal(
            seen.SelectMany(activity => activity.TagObjects).Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal),
            s_tables.Single(table => table.Header[0] == "tag").Rows.SelectMany(row => row[0].Split(", ")).Select(name => name.Trim('`'))
                .Order(StringComparer.Ordinal));
    }

    private static string Kind(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        UpDownCounter<long> => "up-down counter",
        Histogram<double> => "histogram",
        _ => instrument.GetType().Name,
    };

    private sealed class Throwing(Exception exception) : IProgress<UpscaleProgress>
    {
        public void Report(UpscaleProgress value) => throw exception;
    }
}
