using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Imaging;

/// <summary>What belongs to a picture beside its pixels, carried over to its enlarged copy.</summary>
/// <remarks>
/// EXIF, ICC, XMP and IPTC profiles and the resolution are copied. In EXIF and XMP the orientation becomes upright, the picture's size
/// becomes the new one where it is given, and what is true of the old pixels alone goes: the thumbnail, how and where the file keeps them,
/// how densely the sensor had them and at which of them the subject was. The resolution stays: it says how large a pixel is printed, and
/// who makes a picture larger mostly wants a larger print.
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

    // EXIF 2.3 counts these in the camera's pixels.
    private static readonly ExifTag[] s_ofTheCamera =
    [
        ExifTag.FocalPlaneXResolution, ExifTag.FocalPlaneYResolution, ExifTag.FocalPlaneResolutionUnit, ExifTag.SubjectArea, ExifTag.SubjectLocation,
    ];

    /// <summary>Copies the profiles.</summary>
    /// <param name="source">The picture, upright.</param>
    /// <param name="turn">How it was turned to be upright.</param>
    /// <param name="result">Its enlarged copy.</param>
    /// <returns>What was left out, for whoever is told.</returns>
    public static IReadOnlyList<(UpscaleNoticeKind Kind, string Message)> Carry<TPixel>(Image<TPixel> source, PictureTurn turn, Image<TPixel> result)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        List<(UpscaleNoticeKind Kind, string Message)> leftOut = [];
        ImageMetadata metadata = source.Metadata;
        // A TIFF file's profiles belong to its page.
        ImageFrameMetadata frame = source.Frames.RootFrame.Metadata;
        bool wasSideways = turn == PictureTurn.ExchangesSides;
        (result.Metadata.HorizontalResolution, result.Metadata.VerticalResolution) = wasSideways
            ? (metadata.VerticalResolution, metadata.HorizontalResolution)
            : (metadata.HorizontalResolution, metadata.VerticalResolution);
        result.Metadata.ResolutionUnits = metadata.ResolutionUnits;
        ExifProfile? exif = (metadata.ExifProfile ?? frame.ExifProfile)?.DeepClone();
        bool isUpright = exif is not null && exif.TryGetValue(ExifTag.Orientation, out _);
        result.Metadata.ExifProfile = exif is null ? null : Corrected(exif, wasSideways, result.Size);
        if (Bytes(metadata.XmpProfile ?? frame.XmpProfile) is { Length: > 0 } packet)
        {
            if (XmpPacket.Corrected(packet, new(source.Size, result.Size, turn, isUpright), out bool leavesAreasOut) is { } corrected)
            {
                result.Metadata.XmpProfile = new XmpProfile(corrected);
                if (leavesAreasOut)
                {
                    leftOut.Add((
                        UpscaleNoticeKind.MetadataDropped,
                        "The picture is stored turned or mirrored, and its XMP profile names areas of it as it is stored (faces and other regions, "
                        + "or a panorama's place): they are left out."));
                }
            }
            else
            {
                leftOut.Add((
                    UpscaleNoticeKind.MetadataDropped,
                    $"The picture's XMP profile is no well-formed XML of at most {XmpPacket.Largest >> 20} MiB without a document type, so that what it "
                    + "says of size and orientation cannot be corrected: it is left out."));
            }
        }

        result.Metadata.IptcProfile = (metadata.IptcProfile ?? frame.IptcProfile)?.DeepClone();

        IccProfile? icc = (metadata.IccProfile ?? frame.IccProfile)?.DeepClone();
        if (icc is not null && icc.CheckIsValid() && !Fits(icc.Header.DataColorSpace, PixelLayout<TPixel>.Colours))
        {
            leftOut.Add((
                UpscaleNoticeKind.ColourProfileDropped,
                $"The picture's colour profile is for {icc.Header.DataColorSpace} colours and the result has "
                + $"{(PixelLayout<TPixel>.Colours == 1 ? "gray" : "RGB")}: it is left out."));
            icc = null;
        }

        result.Metadata.IccProfile = icc;
        return leftOut;
    }

    // A profile that was made without bytes has none to give, and says so with an exception.
    private static byte[]? Bytes(XmpProfile? profile)
    {
        try
        {
            return profile?.ToByteArray();
        }
        catch (ArgumentNullException)
        {
            return null;
        }
    }

    // Readers pass over a profile of RGB in a gray picture, whose gray it describes all the same.
    private static bool Fits(IccColorSpaceType space, int colours) =>
        space == IccColorSpaceType.Rgb || space == IccColorSpaceType.Gray && colours == 1;

    private static ExifProfile? Corrected(ExifProfile exif, bool wasSideways, Size size)
    {
        foreach (ExifTag tag in (IEnumerable<ExifTag>)[.. s_ofTheFile, .. s_ofTheCamera])
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

        if (wasSideways)
        {
            Swap(exif, ExifTag.XResolution, ExifTag.YResolution);
        }

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

    private static void Swap<T>(ExifProfile exif, ExifTag<T> first, ExifTag<T> second)
        where T : struct
    {
        (T? one, T? other) = (Value(first), Value(second));
        Put(first, other);
        Put(second, one);

        T? Value(ExifTag<T> tag) => exif.TryGetValue(tag, out IExifValue<T>? value) ? value.Value : null;

        void Put(ExifTag<T> tag, T? value)
        {
            if (value is { } given)
            {
                exif.SetValue(tag, given);
            }
            else
            {
                exif.RemoveValue(tag);
            }
        }
    }
}
