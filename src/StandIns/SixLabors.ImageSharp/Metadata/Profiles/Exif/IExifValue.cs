namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>A value of an EXIF profile.</summary>
public interface IExifValue
{
    /// <summary>The value's name.</summary>
    ExifTag Tag { get; }

    /// <summary>The value.</summary>
    object? GetValue();
}
