namespace SuperResolution.Data.Degradations;

/// <summary>
/// One order of a degradation: blur, resizing, noise, JPEG (Wang et al. 2021, "Real-ESRGAN", equation 1). Real-ESRGAN's is of second order
/// (section 3.2): it runs twice, with other numbers.
/// </summary>
public sealed record DegradationOrder
{
    /// <summary>How likely there is a blur.</summary>
    public required double BlurProbability { get; init; }

    /// <summary>Which.</summary>
    public required BlurSettings Blur { get; init; }

    /// <summary>Which sizes.</summary>
    public required ResizeSettings Resize { get; init; }

    /// <summary>Which noise.</summary>
    public required NoiseSettings Noise { get; init; }

    /// <summary>JPEG's quality, from 1 to 100.</summary>
    public required Interval JpegQuality { get; init; }

    internal IEnumerable<string> Faults
    {
        get
        {
            if (Blur is null || Resize is null || Noise is null)
            {
                return [$"{nameof(Blur)}, {nameof(Resize)} or {nameof(Noise)} is null; give each"];
            }

            return
            [
                .. SettingFaults.Probability(nameof(BlurProbability), BlurProbability),
                .. Blur.Faults.Select(fault => $"{nameof(Blur)}: {fault}"),
                .. Resize.Faults.Select(fault => $"{nameof(Resize)}: {fault}"),
                .. Noise.Faults.Select(fault => $"{nameof(Noise)}: {fault}"),
                .. JpegQuality.Faults(nameof(JpegQuality), 1, 100),
            ];
        }
    }

    /// <summary>Draws a JPEG compression. The codec takes whole qualities.</summary>
    internal JpegCompression DrawJpeg(RandomDraws draws) => new((int)Math.Round(draws.In(JpegQuality)));
}
