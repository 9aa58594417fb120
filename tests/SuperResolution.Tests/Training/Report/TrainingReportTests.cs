using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;

namespace SuperResolution.Tests.Training.Report;

/// <summary>The page that a training writes.</summary>
public sealed partial class TrainingReportTests : IClassFixture<TrainingReportTests.Trained>
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly Trained _trained;

    public TrainingReportTests(Trained trained) => _trained = trained;

    [Fact]
    public void It_loads_nothing_and_runs_nothing()
    {
        string[] elements = [.. _trained.Page.Descendants().Select(element => element.Name.LocalName)];
        Assert.DoesNotContain(elements, name => name is "script" or "link" or "iframe" or "object" or "base");
        Assert.All(
            _trained.Page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href" or "srcset"),
            attribute => Assert.StartsWith("data:image/png;base64,", attribute.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("http", _trained.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", _trained.Text, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", _trained.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_was_trained_where_and_how_far_it_is()
    {
        Dictionary<string, string> facts = _trained.Page.Descendants("dl").Single().Elements("div").ToDictionary(
            fact => fact.Element("dt")!.Value, fact => fact.Element("dd")!.Value);
        Assert.Equal("Training small-srgan", _trained.Page.Descendants("h1").Single().Value);
        Assert.Contains("Step 8 of 8", _trained.Page.Descendants("p").First().Value, StringComparison.Ordinal);
        Assert.Matches(@"^SRResNet ×4, 1 blocks?, 8 .*; [\d,]+ weights$", facts["Network"]);
        Assert.Equal("mse + 1e-3 gan", facts["Losses"]);
        Assert.Equal("2 a step of 32×32, seed 3", facts["Crops"]);
        Assert.Contains("float32, channels last", facts["Precision"], StringComparison.Ordinal);
        Assert.EndsWith("; 1 threads", facts["Machine"], StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessorCount + " cores", facts["Machine"], StringComparison.Ordinal);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{_trained.BestPsnr:F3} dB at step {_trained.BestStep}"), facts["Best PSNR"]);
        Assert.Equal(TestRecipe.SmallSrgan.ToJson(), _trained.Page.Descendants("pre").Single().Value);
    }

    [Fact]
    public void Every_figure_has_a_curve_whose_points_lie_where_its_values_do()
    {
        Dictionary<string, XElement> charts = _trained.Page.Descendants("figure").Where(figure => figure.Element("svg") is not null)
            .ToDictionary(figure => figure.Descendants("h3").Single().FirstNode!.ToString());
        Assert.Equal(
            ["Loss mse", "Loss gan", "PSNR", "Discriminator", "Loss of the discriminator", "Gradients", "Learning rate", "Speed"], charts.Keys);
        Assert.Equal(2, charts["Discriminator"].Descendants("polyline").Count());
        Assert.Equal(2, charts["Gradients"].Descendants("polyline").Count());
        Assert.Equal(2, Points(charts["PSNR"], 0).Length);

        // The axis of probabilities goes from 0 to 1, that of steps from 0 to 8: both corners of the drawing are known.
        (double X, double Y)[] real = Points(charts["Discriminator"], 0);
        double[] lines = [.. charts["Discriminator"].Descendants("line").Select(line => (double)line.Attribute("y1")!)];
        Assert.Equal(_trained.Reports.Count, real.Length);
        Assert.All(_trained.Reports.Zip(real), pair =>
        {
            Assert.Equal(62 + pair.First.Step / 8.0 * (640 - 62 - 14), pair.Second.X, 0.1);
            Assert.Equal(lines.Max() + pair.First.Discriminator!.Real * (lines.Min() - lines.Max()), pair.Second.Y, 0.1);
        });
        Assert.Contains(
            _trained.Reports[^1].Losses["mse"].ToString("G4", CultureInfo.InvariantCulture), charts["Loss mse"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Some_validation_images_are_shown_beside_bicubic_and_the_original()
    {
        XElement[] strips = [.. _trained.Page.Descendants("section")];
        Assert.Equal(Math.Min(4, _trained.ValidationFiles.Count), strips.Length);
        Assert.Equal(
            _trained.ValidationFiles.Take(4).Select(file => Path.GetFileNameWithoutExtension(file)), strips.Select(strip => strip.Element("h3")!.Value));
        string[] captions = [.. strips[0].Descendants("figcaption").Select(caption => caption.Value)];
        Assert.Equal(["LR, 16×12 in all", "bicubic, ", "SR, ", "HR, 64×48"], captions.Select(caption => Decibels().Replace(caption, "")));
        (int, int)[] sizes = [.. strips[0].Descendants("img").Select(image =>
        {
            using Image<Rgb24> picture = Image.Load<Rgb24>(Convert.FromBase64String(image.Attribute("src")!.Value["data:image/png;base64,".Length..]));
            return (picture.Width, picture.Height);
        })];
        Assert.Equal([(12, 12), (48, 48), (48, 48), (48, 48)], sizes);

        // The original is what the file has in its middle.
        using Image<Rgb24> file = Image.Load<Rgb24>(_trained.ValidationFiles[0]);
        using Image<Rgb24> shown = Image.Load<Rgb24>(
            Convert.FromBase64String(strips[0].Descendants("img").Last().Attribute("src")!.Value["data:image/png;base64,".Length..]));
        Assert.Equal(file[8 + 5, 7], shown[5, 7]);
    }

    [Fact]
    public void A_run_that_is_stopped_before_its_first_report_leaves_a_page_too()
    {
        using ImagesOnDisk images = new(6);
        using (TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.Small, new() { Output = images["out"], Threads = 1, ChannelsLast = true, Precision = Precision.Float32 }))
        using (CancellationTokenSource cancelled = new())
        {
            cancelled.Cancel();
            run.Run(cancellationToken: cancelled.Token);
        }

        XElement page = Trained.Parsed(File.ReadAllText(images["out/report.html"]));
        Assert.Contains("Step 0 of 8", page.Descendants("p").First().Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("svg"));
        Assert.Empty(Directory.GetFiles(images["out"], "*.tmp"));
    }

    [Theory]
    [InlineData(1, 0xf5f8f7, 0x0b6f63)]
    [InlineData(0, 0x0d1413, 0x5fd0bf)]
    public void A_browser_shows_it_in_the_light_and_in_the_dark(int scheme, int paper, int curve)
    {
        static Rgb24 Colour(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        Assert.True(File.Exists(Chromium), $"There is no {Chromium}, which tries the page: apt-get install chromium");
        using TemporaryFolder folder = new();
        ProgramRun run = ProgramRun.Run(new ProcessStartInfo(Chromium,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1280,1600",
            $"--user-data-dir={folder["profile"]}", $"--blink-settings=preferredColorScheme={scheme}", $"--screenshot={folder["page.png"]}",
            new Uri(_trained.File).AbsoluteUri,
        ]));
        Assert.True(File.Exists(folder["page.png"]), run.Errors);
        using Image<Rgb24> page = Image.Load<Rgb24>(folder["page.png"]);
        Assert.Equal(Colour(paper), page[2, 2]);
        int drawn = 0;
        for (int y = 0; y < page.Height; y++)
        {
            for (int x = 0; x < page.Width; x++)
            {
                drawn += page[x, y] == Colour(curve) ? 1 : 0;
            }
        }

        Assert.True(drawn > 500, $"Of the curves' colour there are {drawn} pixels.");
    }

    [GeneratedRegex(@"-?\d+\.\d\d dB$")]
    private static partial Regex Decibels();

    private static (double X, double Y)[] Points(XElement chart, int curve) =>
    [
        .. from point in chart.Descendants("polyline").ElementAt(curve).Attribute("points")!.Value.Split(' ')
           let at = point.Split(',')
           select (double.Parse(at[0], CultureInfo.InvariantCulture), double.Parse(at[1], CultureInfo.InvariantCulture)),
    ];

    /// <summary>A small adversarial training and its page.</summary>
    public sealed class Trained : IDisposable
    {
        private readonly ImagesOnDisk _images = new(12);

        public Trained()
        {
            using TrainingRun run = TrainingRun.Start(
                _images.Root,
                TestRecipe.SmallSrgan,
                new() { Output = _images["out"], ValidateEvery = 4, ReportEvery = 2, Threads = 1, ChannelsLast = true, Precision = Precision.Float32 },
                new() { ValidationShare = 0.3, ValidationSide = 64 });
            run.Run(new Told(Reports.Add));
            ValidationFiles = run.Data.ValidationFiles;
            (BestPsnr, BestStep) = (run.BestPsnr, run.BestStep);
            Text = System.IO.File.ReadAllText(File);
            Page = Parsed(Text);
        }

        public string File => _images["out/report.html"];

        public string Text { get; }

        public XElement Page { get; }

        public List<TrainingProgress> Reports { get; } = [];

        public IReadOnlyList<string> ValidationFiles { get; }

        public double BestPsnr { get; }

        public long BestStep { get; }

        // The page is well-formed XML, so that nothing in it is left to a browser's mending.
        public static XElement Parsed(string text)
        {
            const string Begin = "<!DOCTYPE html>";
            Assert.StartsWith(Begin, text, StringComparison.Ordinal);
            return XElement.Parse(text[Begin.Length..]);
        }

        public void Dispose() => _images.Dispose();
    }
}
