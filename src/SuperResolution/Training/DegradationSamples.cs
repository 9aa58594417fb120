using System.Globalization;
using System.Xml.Linq;
using SuperResolution.Data;
using SuperResolution.Training.Report;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>Shows what a training sees: crops beside their degraded forms, with what was drawn for each.</summary>
public static class DegradationSamples
{
    private const int LeastSide = 192;

    /// <summary>Writes the first crops of a training as a page of HTML, which loads nothing.</summary>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="data">The crops.</param>
    /// <param name="count">How many, from 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is another.</exception>
    /// <exception cref="InvalidOperationException">None of many images could be read.</exception>
    public static void Write(string path, TrainingData data, int count = 16)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(data);
        if (count is < 1 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "The page shows 1 to 1000 crops.");
        }

        HtmlPage.Write(
            path,
            $"Degradation {data.Degradation}",
            new XElement(
                "p",
                new XAttribute("class", "lead"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The first {count} crops of {data.Options.CropSide}×{data.Options.CropSide}, made smaller by {data.Degradation.Scale}; ")
                + string.Create(CultureInfo.InvariantCulture, $"seed {data.Options.Seed}. Degraded crops are shown with their pixels enlarged. ")
                + "Sizes in the lists are those of a crop with what was degraded around it."),
            Samples(data).Take(count));
    }

    private static IEnumerable<XElement> Samples(TrainingData data)
    {
        int side = Math.Max(data.Options.CropSide, LeastSide);
        for (long step = 0; ; step++)
        {
            PixelBatch pixels = data.Pixels(step);
            using TrainingBatch batch = pixels.ToTensors();
            for (int i = 0; i < data.Options.BatchSize; i++)
            {
                CatalogImage image = data.ImageOf(pixels, i);
                string size = image.Size == image.Stored ? "" : string.Create(CultureInfo.InvariantCulture, $" at {image.Size.Width}×{image.Size.Height}");
                string name = $"Crop {step * data.Options.BatchSize + i}: {Path.GetFileName(image.Path)}{size}";
                yield return new XElement(
                    "section",
                    new XAttribute("class", "strip"),
                    new XElement("h3", name),
                    new XElement(
                        "div",
                        Pictures(batch, i).Select(picture => PageFigure.Draw(picture.Source, picture.Caption, name, side)),
                        new XElement("ol", data.Describe(pixels, i).Select(text => new XElement("li", text)))));
            }
        }
    }

    private static List<(string Caption, string Source)> Pictures(TrainingBatch batch, int place)
    {
        using DisposeScope scope = NewDisposeScope();
        string Source(Tensor images) => PageFigure.Source(images.narrow(0, place, 1));
        List<(string, string)> pictures = [("original", Source(batch.Original))];
        if (!ReferenceEquals(batch.Original, batch.High))
        {
            pictures.Add(("target, sharpened", Source(batch.High)));
        }

        pictures.Add((string.Create(CultureInfo.InvariantCulture, $"degraded, {batch.Low.shape[3]}×{batch.Low.shape[2]}"), Source(batch.Low)));
        return pictures;
    }
}
