using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>The EXIF profile of a TIFF file, whose values stand among those that say how the pixels are stored.</summary>
internal static class TiffProfile
{
    /// <summary>The tag of an XMP profile.</summary>
    public const ushort Xmp = 700;

    /// <summary>The tag of an IPTC profile.</summary>
    public const ushort Iptc = 33723;

    // What the package takes out of a page's profile and gives in TiffFrameMetadata (TiffFrameMetadata.Parse at v3.1.12).
    private static readonly ExifTag[] s_taken = [ExifTag.BitsPerSample, ExifTag.Compression, ExifTag.PhotometricInterpretation, ExifTag.Predictor];

    /// <summary>Reads the values of the first image, which belong to it and not to the whole file, and the profiles among them.</summary>
    public static void Read(ReadAt readAt, ImageFrameMetadata metadata)
    {
        if (ExifReader.Read(readAt) is not { } reader)
        {
            return;
        }

        ExifProfile exif = ExifProfile.Of(reader.Entries);
        Array.ForEach(s_taken, tag => exif.RemoveValue(tag));
        metadata.ExifProfile = exif;
        metadata.XmpProfile = exif.Find(Xmp) is { } xmp ? new(xmp.Value) : null;
        metadata.IptcProfile = exif.Find(Iptc) is { } iptc ? new(iptc.Value) : null;
    }

    /// <summary>The values that describe the picture and not the file.</summary>
    public static IEnumerable<ExifEntry> Descriptive(IEnumerable<ExifEntry> entries) =>
        entries.Where(e => e.Part != ExifPart.Image || !IsStructure(e.Tag));

    // Tags of TIFF 6.0 and its supplements that describe or locate stored pixels, the resolution, the ICC profile, and pointers.
    private static bool IsStructure(ushort tag) => tag
        is (>= 254 and <= 266) or 273 or (>= 277 and <= 284) or (>= 288 and <= 293) or 296 or 297 or 301
        or (>= 317 and <= 347) or 351 or (>= 400 and <= 404) or (>= 512 and <= 532) or 559
        or 32995 or (>= 32996 and <= 32998) or 34665 or 34675 or 34853 or 40965 or 50844;
}
