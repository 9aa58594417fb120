using System.Globalization;
using System.Xml.Linq;
using SuperResolution.Imaging;
using SuperResolution.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training.Report;

/// <summary>The middle of a validation image: low resolution, bicubic, what the generator makes of it, the original.</summary>
internal sealed class PictureStrip
{
    private readonly string _name;
    private readonly int _side;
    private readonly (string Caption, string Source)[] _pictures;

    /// <param name="name">The image's name.</param>
    /// <param name="low">[1, 3, h, w] in [0, 1].</param>
    /// <param name="result">[1, 3, rh, rw]: what the generator makes of it.</param>
    /// <param name="high">[1, 3, rh, rw] in [0, 1]: the original.</param>
    /// <param name="side">The side of what is shown, in high-resolution pixels. The PSNR is that of the whole.</param>
    public PictureStrip(string name, Tensor low, Tensor result, Tensor high, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        int scale = (int)(high.shape[2] / low.shape[2]);
        int lowSide = (int)Math.Min(side / scale, Math.Min(low.shape[2], low.shape[3]));
        Psnr psnr = new(EvaluationProtocol.Common(scale));
        Tensor bicubic = Resize.Bicubic(low, scale);
        string Caption(string what, Tensor image) => string.Create(CultureInfo.InvariantCulture, $"{what}, {psnr.Measure(image, high):F2} dB");
        _name = name;
        _side = lowSide * scale;
        _pictures =
        [
            (string.Create(CultureInfo.InvariantCulture, $"LR, {low.shape[3]}×{low.shape[2]} in all"), Source(low, lowSide)),
            (Caption("bicubic", bicubic), Source(bicubic, _side)),
            (Caption("SR", result), Source(result, _side)),
            (string.Create(CultureInfo.InvariantCulture, $"HR, {high.shape[3]}×{high.shape[2]}"), Source(high, _side)),
        ];
    }

    /// <summary>The pictures side by side, inside the page.</summary>
    public XElement Draw() => new(
        "section",
        new XAttribute("class", "strip"),
        new XElement("h3", _name),
        new XElement("div", _pictures.Select(picture => PageFigure.Draw(picture.Source, picture.Caption, _name, _side))));

    private static string Source(Tensor image, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        (long top, long left) = ((image.shape[2] - side) / 2, (image.shape[3] - side) / 2);
        return PageFigure.Source(image.narrow(2, top, side).narrow(3, left, side));
    }
}
