using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>What belongs to a picture beside its pixels, carried over to its enlarged copy.</summary>
/// <remarks>
/// EXIF, ICC, XMP and IPTC profiles and the resolution are copied. In EXIF the orientation becomes upright, sizes in pixels become the
/// new ones where they are given, and what is true of the old file alone goes: the thumbnail and where its pixels lie. The resolution
/// stays: it says how large a pixel is printed, and who makes a picture larger mostly wants a larger print.
/// </remarks>
internal static class PictureProfiles
{
    // Tags of TIFF 6.0 that say how and where a file keeps its pixels; the new file has its own.
    private static readonly ExifTag[] s_ofTheFile =
    [
        ExifTag.BitsPerSample, ExifTag.Compression, ExifTag.PhotometricInterpretation, ExifTag.FillOrder, ExifTag.StripOffsets,
        ExifTag.SamplesPerPixel, ExifTag.RowsPerStrip, ExifTag.StripByteCounts, ExifTag.PlanarConfiguration, ExifTag.Predictor,
        ExifTag.ColorMap, ExifTag.TileWidth, ExifTag.TileLength, ExifTag.TileOffsets, ExifTag.TileByteCounts, ExifTag.ExtraSamples,
        ExifTag.SampleFormat, ExifTag.JPEGTables, ExifTag.IccProfile, ExifTag.XMP, ExifTag.IPTC,
    ];

    /// <summary>Copies the profiles.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="result">Its enlarged copy.</param>
    /// <returns>What the colour profile that was left out describes, such as "Cmyk"; null where none was.</returns>
    public static string? Carry<TPixel>(Image<TPixel> source, Image<TPixel> result)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ImageMetadata metadata = source.Metadata;
        // A TIFF file's profiles belong to its page.
        ImageFrameMetadata frame = source.Frames.RootFrame.Metadata;
        result.Metadata.HorizontalResolution = metadata.HorizontalResolution;
        result.Metadata.VerticalResolution = metadata.VerticalResolution;
        result.Metadata.ResolutionUnits = metadata.ResolutionUnits;
        result.Metadata.ExifProfile = Corrected(metadata.ExifProfile ?? frame.ExifProfile, result.Size);
        result.Metadata.XmpProfile = (metadata.XmpProfile ?? frame.XmpProfile)?.DeepClone();
        result.Metadata.IptcProfile = (metadata.IptcProfile ?? frame.IptcProfile)?.DeepClone();

        IccProfile? icc = (metadata.IccProfile ?? frame.IccProfile)?.DeepClone();
        if (icc is not null && icc.CheckIsValid() && !Fits(icc.Header.DataColorSpace, PixelLayout<TPixel>.Colours))
        {
            return icc.Header.DataColorSpace.ToString();
        }

        result.Metadata.IccProfile = icc;
        return null;
    }

    // Readers pass over a profile of RGB in a gray picture, whose gray it describes all the same.
    private static bool Fits(IccColorSpaceType space, int colours) =>
        space == IccColorSpaceType.Rgb || space == IccColorSpaceType.Gray && colours == 1;

    private static ExifProfile? Corrected(ExifProfile? original, Size size)
    {
        if (original is null)
        {
            return null;
        }

        ExifProfile exif = original.DeepClone();
        foreach (ExifTag tag in s_ofTheFile)
        {
            exif.RemoveValue(tag);
        }

        if (exif.TryGetValue(ExifTag.Orientation, out _))
        {
            exif.SetValue(ExifTag.Orientation, UprightPicture.Upright);
        }

        SetWhereGiven(ExifTag.ImageWidth, size.Width);
        SetWhereGiven(ExifTag.ImageLength, size.Height);
        SetWhereGiven(ExifTag.PixelXDimension, size.Width);
        SetWhereGiven(ExifTag.PixelYDimension, size.Height);

        // The thumbnail is no value; it is not written again.
        byte[]? written = exif.ToByteArray();
        return written is { Length: > 0 } ? new ExifProfile(written) : null;

        void SetWhereGiven(ExifTag<Number> tag, int value)
        {
            if (exif.TryGetValue(tag, out _))
            {
                exif.SetValue(tag, new Number((uint)value));
            }
        }
    }
}
