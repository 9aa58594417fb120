using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// A JPEG file is made and read again, in memory, by the codec that files go through: chroma of half the width and height, tables by the quality
/// (Wang et al. 2021, "Real-ESRGAN", section 3.1, where PyTorch operators imitate it).
/// </summary>
/// <param name="Quality">From 1 to 100.</param>
public sealed record JpegCompression(int Quality) : DegradationStep
{
    private protected override IEnumerable<string> Faults => SettingFaults.Number(nameof(Quality), Quality, 1, 100);

    /// <inheritdoc/>
    internal override PlanarImage Apply(PlanarImage image)
    {
        int pixels = image.Height * image.Width;
        byte[] rgb = new byte[PlanarImage.Channels * pixels];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = PlanarImage.To8Bits(image.Plane(i % PlanarImage.Channels)[i / PlanarImage.Channels]);
        }

        using (Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(rgb, image.Width, image.Height))
        using (MemoryStream file = new())
        {
            picture.SaveAsJpeg(file, new JpegEncoder { Quality = Quality, ColorType = JpegEncodingColor.YCbCrRatio420 });
            file.Position = 0;
            using Image<Rgb24> compressed = Image.Load<Rgb24>(file);
            compressed.CopyPixelDataTo(rgb);
        }

        for (int i = 0; i < rgb.Length; i++)
        {
            image.Plane(i % PlanarImage.Channels)[i / PlanarImage.Channels] = rgb[i] / (float)byte.MaxValue;
        }

        return image;
    }

    /// <inheritdoc/>
    public override string ToString() => $"JPEG: quality {Quality}";
}
