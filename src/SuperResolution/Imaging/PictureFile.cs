using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>Reads the first picture of a file in the pixel type that keeps all that the file has, and no more.</summary>
/// <remarks>
/// ImageSharp's own choice is right for PNG; it would make colour of a gray JPEG, 8 bits of a TIFF of 16, and give alpha to pictures
/// that have none.
/// </remarks>
internal static class PictureFile
{
    /// <summary>Reads what the file says of its picture; of an animation as much as shows that it is one.</summary>
    public static Task<ImageInfo> IdentifyAsync(string path, CancellationToken cancellationToken) =>
        Image.IdentifyAsync(new DecoderOptions { MaxFrames = 2 }, path, cancellationToken);

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
            PixelKind.Rgb24 => await Load<Rgb24>().ConfigureAwait(false),
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
        return header.Metadata.DecodedImageFormat?.DefaultMimeType switch
        {
            "image/jpeg" => bits == 8 ? PixelKind.L8 : PixelKind.Rgb24,
            "image/webp" or "image/bmp" when bits == 24 => PixelKind.Rgb24,
            "image/tiff" => OfTiff(header.FrameMetadataCollection is [{ } page, ..] ? page.ExifProfile : null, bits),
            _ => PixelKind.Natural,
        };
    }

    // TIFF 6.0, tag 262: 0 and 1 are gray, 2 is RGB, 3 a palette, 5 inks, 6 YCbCr.
    private static PixelKind OfTiff(ExifProfile? page, int bits) =>
        page is null || !page.TryGetValue(ExifTag.PhotometricInterpretation, out IExifValue<ushort>? colours)
            ? PixelKind.Natural
            : (colours.Value, bits) switch
            {
                (0 or 1, <= 8) => PixelKind.L8,
                (0 or 1, <= 16) => PixelKind.L16,
                (2, 24) or (3, _) or (5, 32) or (6, 24) => PixelKind.Rgb24,
                (2, 30 or 36 or 42 or 48) => PixelKind.Rgb48,
                (2, 64) => PixelKind.Rgba64,
                _ => PixelKind.Natural,
            };

    private enum PixelKind
    {
        Natural,
        L8,
        L16,
        Rgb24,
        Rgb48,
        Rgba64,
    }
}
