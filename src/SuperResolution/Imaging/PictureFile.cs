using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>Reads the first picture of a file in the pixel type that keeps all that the file has, and no more.</summary>
/// <remarks>
/// ImageSharp's own choice is right for PNG; it would make colour of a gray JPEG, 8 bits of a TIFF of 16 or 32, and give alpha to pictures
/// that have none.
/// </remarks>
internal static class PictureFile
{
    private const string Tiff = "image/tiff";

    /// <summary>Reads what the file says of its picture; of an animation as much as shows that it is one.</summary>
    public static Task<ImageInfo> IdentifyAsync(string path, CancellationToken cancellationToken) =>
        Image.IdentifyAsync(new DecoderOptions { MaxFrames = 2 }, path, cancellationToken);

    /// <summary>Bits of a channel in the file; null where the pixel type that the picture is read in tells.</summary>
    /// <param name="header">What <see cref="IdentifyAsync"/> read.</param>
    public static int? StoredDepth(ImageInfo header) =>
        Format(header) == Tiff && header.FrameMetadataCollection is [{ } page, ..] ? header.PixelType.BitsPerPixel / Samples(page) : null;

    /// <summary>Reads the picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">What <see cref="IdentifyAsync"/> read.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The picture, with frames behind it where the header does not count them: they show that it is an animation.</returns>
    public static async Task<Image> LoadAsync(string path, ImageInfo header, CancellationToken cancellationToken)
    {
        // ImageSharp 3.1 counts no frames of an APNG in its header, and of two that it may read it leaves the second out where the first
        // stands in IDAT (PngDecoderCore, FrameData).
        DecoderOptions options = new() { MaxFrames = header.FrameMetadataCollection.Count == 0 ? 3u : 1u };
        return Kind(header) switch
        {
            PixelKind.L8 => await Load<L8>().ConfigureAwait(false),
            PixelKind.L16 => await Load<L16>().ConfigureAwait(false),
            PixelKind.La16 => await Load<La16>().ConfigureAwait(false),
            PixelKind.La32 => await Load<La32>().ConfigureAwait(false),
            PixelKind.Rgb24 => await Load<Rgb24>().ConfigureAwait(false),
            PixelKind.Rgba32 => await Load<Rgba32>().ConfigureAwait(false),
            PixelKind.Rgb48 => await Load<Rgb48>().ConfigureAwait(false),
            PixelKind.Rgba64 => await Load<Rgba64>().ConfigureAwait(false),
            _ => await Image.LoadAsync(options, path, cancellationToken).ConfigureAwait(false),
        };

        Task<Image<TPixel>> Load<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel> => Image.LoadAsync<TPixel>(options, path, cancellationToken);
    }

    private static PixelKind Kind(ImageInfo header)
    {
        int bits = header.PixelType.BitsPerPixel;
        return Format(header) switch
        {
            "image/jpeg" => bits == 8 ? PixelKind.L8 : PixelKind.Rgb24,
            "image/webp" or "image/bmp" when bits == 24 => PixelKind.Rgb24,
            Tiff when header.FrameMetadataCollection is [{ } page, ..] => OfTiff(page, bits),
            _ => PixelKind.Natural,
        };
    }

    // Of a channel's 24 or 32 bits, whole or floating, the pixel types and the formats that are written keep 16. Palettes, inks and YCbCr
    // are read as 8 bits of RGB.
    private static PixelKind OfTiff(ImageFrameMetadata page, int bits)
    {
        int samples = Samples(page);
        bool deep = bits / samples > 8;
        return page.GetTiffMetadata().PhotometricInterpretation switch
        {
            TiffPhotometricInterpretation.WhiteIsZero or TiffPhotometricInterpretation.BlackIsZero => (samples > 1, deep) switch
            {
                (false, false) => PixelKind.L8,
                (false, true) => PixelKind.L16,
                (true, false) => PixelKind.La16,
                (true, true) => PixelKind.La32,
            },
            TiffPhotometricInterpretation.Rgb => (samples > 3, deep) switch
            {
                (false, false) => PixelKind.Rgb24,
                (false, true) => PixelKind.Rgb48,
                (true, false) => PixelKind.Rgba32,
                (true, true) => PixelKind.Rgba64,
            },
            TiffPhotometricInterpretation.PaletteColor when samples == 1 => PixelKind.Rgb24,
            TiffPhotometricInterpretation.Separated when samples == 4 => PixelKind.Rgb24,
            TiffPhotometricInterpretation.YCbCr when samples == 3 => PixelKind.Rgb24,
            _ => PixelKind.Natural,
        };
    }

    // TIFF 6.0, tag 277: colours and what there is beside them, mostly alpha; 1 where it is not told.
    private static int Samples(ImageFrameMetadata page) =>
        page.ExifProfile?.TryGetValue(ExifTag.SamplesPerPixel, out IExifValue<ushort>? samples) == true ? Math.Max((int)samples.Value, 1) : 1;

    private static string? Format(ImageInfo header) => header.Metadata.DecodedImageFormat?.DefaultMimeType;

    private enum PixelKind
    {
        Natural,
        L8,
        L16,
        La16,
        La32,
        Rgb24,
        Rgba32,
        Rgb48,
        Rgba64,
    }
}
