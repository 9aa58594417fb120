using System.Xml.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Training.Report;

/// <summary>A picture inside a page, with a caption.</summary>
internal static class PageFigure
{
    /// <summary>The element.</summary>
    /// <param name="source">What <see cref="Source"/> gave.</param>
    /// <param name="caption">What stands below it.</param>
    /// <param name="of">What the picture is of.</param>
    /// <param name="side">The side of the square that it is shown in, in pixels of the page.</param>
    public static XElement Draw(string source, string caption, string of, int side) => new(
        "figure",
        new XElement(
            "img",
            new XAttribute("src", source),
            new XAttribute("alt", $"{of}: {caption}"),
            new XAttribute("width", side),
            new XAttribute("height", side)),
        new XElement("figcaption", caption));

    /// <summary>A picture as the address of itself.</summary>
    /// <param name="image">[1, 3, H, W] in [0, 1].</param>
    public static string Source(Tensor image)
    {
        using Image<Rgb24> picture = ImageTensor.ToImage<Rgb24>(image);
        using MemoryStream png = new();
        picture.SaveAsPng(png);
        return $"data:image/png;base64,{Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length)}";
    }
}
