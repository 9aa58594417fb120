using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SuperResolution.Imaging;

/// <summary>Pictures as they are seen: a camera that was held sideways stores them turned and says so in EXIF (tag 0x0112).</summary>
internal static class UprightPicture
{
    /// <summary>The value of a picture that is stored as it is seen.</summary>
    public const ushort Upright = 1;

    // EXIF 2.3: up to 4 the picture is mirrored or turned by half, from 5 to 8 its rows are stored as columns.
    private const ushort FirstSideways = 5;
    private const ushort Last = 8;

    /// <summary>The size of a file's picture as it is seen.</summary>
    public static Size SizeOf(ImageInfo header)
    {
        ExifProfile? exif = header.Metadata.ExifProfile ?? (header.FrameMetadataCollection is [{ } page, ..] ? page.ExifProfile : null);
        return Orientation(exif) >= FirstSideways ? new Size(header.Height, header.Width) : header.Size;
    }

    /// <summary>How the picture is turned to be seen.</summary>
    public static PictureTurn TurnOf<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel> => Orientation(Exif(image)) switch
        {
            Upright => PictureTurn.None,
            < FirstSideways => PictureTurn.KeepsSides,
            _ => PictureTurn.ExchangesSides,
        };

    /// <summary>A copy of the first frame as it is seen; null where the picture is stored so.</summary>
    public static Image<TPixel>? From<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ExifProfile? exif = Exif(image);
        if (Orientation(exif) == Upright)
        {
            return null;
        }

        Image<TPixel> upright = image.Frames.CloneFrame(0);
        try
        {
            // AutoOrient does not look for them in the page.
            upright.Metadata.ExifProfile ??= exif!.DeepClone();
            upright.Mutate(context => context.AutoOrient());
            // ImageSharp's RotateProcessor takes the tag out, if only of an interim copy (v3.1.12); what is upright has to say so.
            upright.Metadata.ExifProfile.SetValue(ExifTag.Orientation, Upright);
            return upright;
        }
        catch
        {
            upright.Dispose();
            throw;
        }
    }

    // A TIFF file's values belong to its page.
    private static ExifProfile? Exif<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel> => image.Metadata.ExifProfile ?? image.Frames.RootFrame.Metadata.ExifProfile;

    // A profile is read when it is first asked: a copy is asked, so that the picture's own stays as it is.
    private static ushort Orientation(ExifProfile? exif) =>
        exif?.DeepClone() is { } copy && copy.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? value) && value.Value is > Upright and <= Last
            ? value.Value
            : Upright;
}
