namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The directories of an EXIF block.</summary>
internal enum ExifPart
{
    /// <summary>The image itself.</summary>
    Image,

    /// <summary>How it was taken.</summary>
    Exif,

    /// <summary>Where it was taken.</summary>
    Gps,
}
