using System.Xml.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Data;
using SuperResolution.Imaging;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class DegradationSamplesTests
{
    private static readonly TrainingDataOptions s_options = new() { CropSide = 32, BatchSize = 3, Workers = 0, ValidationShare = 0, Seed = 2 };

    [Fact]
    public void The_page_shows_the_crops_of_the_training_with_what_was_drawn()
    {
        using ImagesOnDisk images = new(4);
        RealEsrganDegradation degradation = new(4, RealEsrganDegradation.PublishedPlus);
        TrainingData data = TrainingData.Open(images.Root, degradation, s_options);
        long before = LiveTensors.Count();
        XElement[] samples = Sections(images, data, count: 5);
        Assert.Equal(before, LiveTensors.Count());
        Assert.Equal(5, samples.Length);
        Assert.All(samples, sample =>
        {
            Assert.Equal(["original", "target, sharpened", "degraded, 8×8"], sample.Descendants("figcaption").Select(caption => caption.Value));
            string[] steps = [.. sample.Descendants("li").Select(step => step.Value)];
            Assert.InRange(steps.Length, 8, 10);
            Assert.Equal(2, steps.Count(step => step.StartsWith("JPEG: quality ", StringComparison.Ordinal)));
        });

        // The fourth crop is the first one of the second batch.
        using TrainingBatch batch = data.Batch(1);
        string[] sources = [.. samples[3].Descendants("img").Select(image => image.Attribute("src")!.Value)];
        byte[] png = Convert.FromBase64String(sources[2]["data:image/png;base64,".Length..]);
        using Image<Rgb24> shown = Image.Load<Rgb24>(png);
        using Tensor expected = batch.Low.narrow(0, 0, 1);
        using Tensor actual = ImageTensor.FromImage(shown);
        Assert.True(expected.Equals(actual));
    }

    [Fact]
    public void Images_in_several_sizes_are_shown_with_the_size_that_a_crop_is_of()
    {
        using ImagesOnDisk images = new(2, width: 80, height: 64);
        TrainingData data = TrainingData.Open(images.Root, new BicubicDegradation(4), s_options with { Sizes = [1, 0.5] });
        string[] names = [.. Sections(images, data, count: 8).Select(sample => sample.Element("h3")!.Value)];
        Assert.Equal(4, names.Count(name => name.EndsWith(" at 40×32", StringComparison.Ordinal)));
        Assert.Equal(4, names.Count(name => name.EndsWith(".png", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_degradation_that_draws_nothing_is_shown_too_and_counts_are_checked()
    {
        using ImagesOnDisk images = new(2);
        TrainingData data = TrainingData.Open(images.Root, new GaussianDegradation(4), s_options);
        XElement sample = Assert.Single(Sections(images, data, count: 1));
        Assert.Equal(["original", "degraded, 8×8"], sample.Descendants("figcaption").Select(caption => caption.Value));
        Assert.Equal("gaussian (σ 1.6)", Assert.Single(sample.Descendants("li")).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => DegradationSamples.Write(images["page.html"], data, count: 0));
    }

    private static XElement[] Sections(ImagesOnDisk images, TrainingData data, int count)
    {
        DegradationSamples.Write(images["page.html"], data, count);
        string page = File.ReadAllText(images["page.html"]);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        XElement root = XElement.Parse(page["<!DOCTYPE html>".Length..]);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "link");
        return [.. root.Descendants("section")];
    }
}
