using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SuperResolution.Imaging;

/// <summary>What each format of files is written with beside the pixels.</summary>
internal static class OutputProfiles
{
    // A segment of JPEG has 65,533 bytes; the profile's name and sizes come first.
    private const int LargestJpegProfile = 65_000;

    // What a picture has that states no resolution; in dots per metre it is the whole number beside it.
    private const double UnstatedDots = 96;
    private const double RoundingOfDots = 0.5;

    // What an EXIF profile says of size, orientation and resolution does not count as lost: the first is the file's own in every format, the
    // second is upright, and the third is asked for by itself.
    private static readonly ExifTag[] s_sizes =
    [
        ExifTag.ImageWidth, ExifTag.ImageLength, ExifTag.PixelXDimension, ExifTag.PixelYDimension, ExifTag.Orientation,
        ExifTag.XResolution, ExifTag.YResolution, ExifTag.ResolutionUnit,
    ];

    /// <summary>
    /// Takes out of a result's metadata what the format is written without, and profiles that are larger than it has room for, which
    /// would fail only when the file is written.
    /// </summary>
    /// <param name="format">The format's name, in capitals but for WebP.</param>
    /// <param name="metadata">The result's; changed.</param>
    /// <returns>What was taken out, for whoever is told.</returns>
    public static IEnumerable<(UpscaleNoticeKind Kind, string Message)> LeaveOut(string format, ImageMetadata metadata)
    {
        Contents holds = Of(format);
        string[] missing = [.. LeaveOut(holds, metadata)];
        if (missing.Length > 0)
        {
            yield return (
                UpscaleNoticeKind.MetadataDropped,
                $"{format} is written without what the picture has of this: {string.Join(", ", missing)}. Name the output as TIFF or JPEG to keep it.");
        }

        if (!holds.HasFlag(Contents.Icc) && metadata.IccProfile is not null)
        {
            metadata.IccProfile = null;
            yield return (
                UpscaleNoticeKind.ColourProfileDropped,
                $"{format} is written without a colour profile: the picture's is left out. Name the output as PNG to keep it.");
        }

        if (format == "JPEG" && metadata.XmpProfile?.ToByteArray().Length > LargestJpegProfile)
        {
            metadata.XmpProfile = null;
            yield return TooLarge("XMP", "PNG or TIFF");
        }

        if (format == "JPEG" && metadata.IptcProfile?.Data?.Length > LargestJpegProfile)
        {
            metadata.IptcProfile = null;
            yield return TooLarge("IPTC", "TIFF");
        }
    }

    // ImageSharp's encoders at v3.1.12; those that are not named write pixels alone.
    private static Contents Of(string format) => format switch
    {
        "JPEG" or "TIFF" => Contents.Exif | Contents.Xmp | Contents.Iptc | Contents.Icc | Contents.Resolution,
        "PNG" => Contents.Exif | Contents.Xmp | Contents.Icc | Contents.Resolution,
        "WebP" => Contents.Exif | Contents.Xmp | Contents.Icc,
        "BMP" => Contents.Icc | Contents.Resolution,
        "GIF" => Contents.Xmp,
        _ => Contents.None,
    };

    // The names of what is taken out.
    private static IEnumerable<string> LeaveOut(Contents holds, ImageMetadata metadata)
    {
        bool keepsExif = holds.HasFlag(Contents.Exif);
        if (!holds.HasFlag(Contents.Resolution) && !(keepsExif && metadata.ExifProfile?.TryGetValue(ExifTag.XResolution, out _) == true)
            && StatesResolution(metadata))
        {
            yield return "resolution";
        }

        if (!keepsExif && metadata.ExifProfile is { } exif)
        {
            metadata.ExifProfile = null;
            if (TellsMoreThanSizes(exif))
            {
                yield return "EXIF";
            }
        }

        if (!holds.HasFlag(Contents.Xmp) && metadata.XmpProfile is not null)
        {
            metadata.XmpProfile = null;
            yield return "XMP";
        }

        if (!holds.HasFlag(Contents.Iptc) && metadata.IptcProfile?.Data is { Length: > 0 })
        {
            metadata.IptcProfile = null;
            yield return "IPTC";
        }
    }

    private static bool TellsMoreThanSizes(ExifProfile exif)
    {
        foreach (ExifTag tag in s_sizes)
        {
            exif.RemoveValue(tag);
        }

        return exif.ToByteArray() is { Length: > 0 };
    }

    private static bool StatesResolution(ImageMetadata metadata)
    {
        if (metadata.ResolutionUnits == PixelResolutionUnit.AspectRatio)
        {
            return metadata.HorizontalResolution != metadata.VerticalResolution;
        }

        double inches = metadata.ResolutionUnits switch
        {
            PixelResolutionUnit.PixelsPerMeter => 0.0254,
            PixelResolutionUnit.PixelsPerCentimeter => 2.54,
            _ => 1,
        };
        return IsStated(metadata.HorizontalResolution) || IsStated(metadata.VerticalResolution);

        bool IsStated(double resolution) => Math.Abs((resolution * inches) - UnstatedDots) > RoundingOfDots;
    }

    private static (UpscaleNoticeKind Kind, string Message) TooLarge(string profile, string others) => (
        UpscaleNoticeKind.MetadataDropped,
        FormattableString.Invariant($"The picture's {profile} profile has more than the {LargestJpegProfile:N0} bytes for which a JPEG file has room: it is left out. ")
        + $"Name the output as {others} to keep it.");

    [Flags]
    private enum Contents
    {
        None = 0,
        Exif = 1,
        Xmp = 2,
        Iptc = 4,
        Icc = 8,
        Resolution = 16,
    }
}
