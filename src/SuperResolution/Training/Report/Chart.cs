using System.Globalization;
using System.Xml.Linq;

namespace SuperResolution.Training.Report;

/// <summary>Curves over steps, drawn as SVG.</summary>
/// <param name="Title">What stands above.</param>
/// <param name="Unit">What its values are measured in; empty for none.</param>
/// <param name="Curves">The curves, of which those without points are left out.</param>
/// <param name="Bounds">The lowest and the highest value of the axis; null for those of the curves.</param>
internal sealed record Chart(string Title, string Unit, IReadOnlyList<Curve> Curves, (double Low, double High)? Bounds = null)
{
    private const int Width = 640;
    private const int Height = 250;
    private const int Left = 62;
    private const int Right = 14;
    private const int Top = 10;
    private const int Bottom = 28;
    private const int MostPoints = 300;

    // Beyond this factor between the lowest and the highest a linear axis hides the end of a curve.
    private const double LogarithmicFrom = 20;

    /// <summary>The chart with its title and, for each curve, its last and its extreme value; null where no curve has points.</summary>
    public XElement? Draw()
    {
        Curve[] curves = [.. Curves.Where(curve => curve.Points.Count > 0)];
        if (curves.Length == 0)
        {
            return null;
        }

        double[] values = [.. curves.SelectMany(curve => curve.Points.Select(point => point.Value))];
        (double low, double high) = Bounds ?? (values.Min(), values.Max());
        Axis x = new(0, curves.Max(curve => curve.Points[^1].Step), logarithmic: false, most: 5);
        Axis y = new(low, high, Bounds is null && low > 0 && high / low >= LogarithmicFrom, most: 4);
        string X(double step) => Number(Left + x.At(step) * (Width - Left - Right));
        string Y(double value) => Number(Height - Bottom - y.At(value) * (Height - Top - Bottom));
        return new XElement(
            "figure",
            new XElement("figcaption", new XElement("h3", Title, Unit.Length > 0 ? new XElement("small", $" {Unit}") : null), curves.Select(Legend)),
            new XElement(
                "svg",
                new XAttribute("viewBox", $"0 0 {Width} {Height}"),
                new XAttribute("role", "img"),
                new XAttribute("aria-label", $"{Title} by step"),
                y.Ticks.Select(tick => new XElement(
                    "g",
                    new XElement("line", new XAttribute("x1", Left), new XAttribute("x2", Width - Right), new XAttribute("y1", Y(tick)), new XAttribute("y2", Y(tick))),
                    Label(Number(Left - 8), Y(tick), "end", 4, Axis.Text(tick)))),
                x.Ticks.Select(tick => Label(X(tick), Number(Height - Bottom), "middle", 20, Axis.Text(tick))),
                curves.SelectMany((curve, i) => Line(curve, i, X, Y))));
    }

    private static XElement Label(string x, string y, string anchor, int below, string text) =>
        new("text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("dy", below), new XAttribute("text-anchor", anchor), text);

    private static IEnumerable<XElement> Line(Curve curve, int index, Func<double, string> x, Func<double, string> y)
    {
        (IReadOnlyList<(long Step, double Value)> mean, IReadOnlyList<(long Step, double Low, double High)> range) = curve.Thinned(MostPoints);
        if (mean.Count < curve.Points.Count)
        {
            yield return new XElement(
                "polygon",
                new XAttribute("class", $"c{index}"),
                new XAttribute(
                    "points",
                    string.Join(' ', range.Select(at => $"{x(at.Step)},{y(at.High)}").Concat(range.Reverse().Select(at => $"{x(at.Step)},{y(at.Low)}")))));
        }

        yield return new XElement(
            "polyline", new XAttribute("class", $"c{index}"), new XAttribute("points", string.Join(' ', mean.Select(at => $"{x(at.Step)},{y(at.Value)}"))));
        if (mean.Count == 1)
        {
            yield return new XElement(
                "circle", new XAttribute("class", $"c{index}"), new XAttribute("cx", x(mean[0].Step)), new XAttribute("cy", y(mean[0].Value)), new XAttribute("r", 3));
        }
    }

    private static XElement Legend(Curve curve, int index)
    {
        (long lowestAt, double lowest) = curve.Points.MinBy(point => point.Value);
        (long highestAt, double highest) = curve.Points.MaxBy(point => point.Value);
        string Value(double value) => value.ToString(value != 0 && Math.Abs(value) < 1e-3 ? "0.###e0" : "G4", CultureInfo.InvariantCulture);
        return new XElement(
            "p",
            new XElement("i", new XAttribute("class", $"c{index}"), ""),
            new XElement("b", $"{curve.Name} {Value(curve.Points[^1].Value)}"),
            string.Create(CultureInfo.InvariantCulture, $" lowest {Value(lowest)} at {lowestAt:N0}, highest {Value(highest)} at {highestAt:N0}"));
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
