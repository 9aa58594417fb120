using System.Globalization;
using System.Xml.Linq;

namespace SuperResolution.Training.Report;

/// <summary>
/// What a training does, as one page of HTML: facts, curves, pictures.
/// </summary>
/// <param name="Title">What stands at its top.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Recipe">The recipe as JSON.</param>
/// <param name="Done">How many steps were made.</param>
/// <param name="Steps">How many steps there will be.</param>
/// <param name="Lines">The lines of <c>metrics.jsonl</c>.</param>
/// <param name="Strips">Pictures of the last validation.</param>
internal sealed record ReportPage(
    string Title,
    IReadOnlyList<(string Name, string Value)> Facts,
    string Recipe,
    long Done,
    long Steps,
    IReadOnlyList<MetricsLine> Lines,
    IReadOnlyList<PictureStrip> Strips)
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">The file to make or to replace.</param>
    public void Write(string path) => HtmlPage.Write(
        path,
        Title,
        new XElement("p", new XAttribute("class", "lead"), Lead()),
        new XElement("progress", new XAttribute("max", Steps), new XAttribute("value", Done), Lead()),
        new XElement("dl", Facts.Select(fact => new XElement("div", new XElement("dt", fact.Name), new XElement("dd", fact.Value)))),
        new XElement("details", new XElement("summary", "Recipe"), new XElement("pre", Recipe)),
        new XElement("h2", "Curves"),
        new XElement("div", new XAttribute("class", "charts"), "", Charts().Select(chart => chart.Draw())),
        new XElement("h2", "Validation images"),
        Strips.Count > 0 ? Strips.Select(strip => strip.Draw()) : new XElement("p", "There are none: no images were kept for validation."));

    private string Lead() => string.Create(CultureInfo.InvariantCulture, $"Step {Done:N0} of {Steps:N0}");

    private IEnumerable<Chart> Charts()
    {
        foreach (string loss in Lines.SelectMany(line => line.Losses.Keys).Distinct())
        {
            yield return new($"Loss {loss}", "not weighted", [Curve(loss, line => line.Losses.TryGetValue(loss, out double value) ? value : null)]);
        }

        yield return new("PSNR", "dB, validation", [Curve("PSNR", line => line.Psnr)]);
        yield return new("Discriminator", "mean of its probabilities", [Curve("D(real)", line => line.Discriminator?.Real), Curve("D(fake)", line => line.Discriminator?.Fake)], (0, 1));
        yield return new("Loss of the discriminator", "", [Curve("discriminator", line => line.Discriminator?.Loss)]);
        yield return new(
            "Gradients", "norm", [Curve("generator", line => line.GradientNorm), Curve("discriminator", line => line.Discriminator?.GradientNorm)]);
        yield return new("Learning rate", "", [Curve("rate", line => line.LearningRate)]);
        yield return new("Speed", "images a second", [Curve("images/s", line => line.ImagesPerSecond)]);
    }

    private Curve Curve(string name, Func<MetricsLine, double?> value) =>
        new(name, [.. Lines.Select(line => (line.Step, Value: value(line))).Where(at => at.Value is { } number && double.IsFinite(number)).Select(at => (at.Step, at.Value!.Value))]);
}
