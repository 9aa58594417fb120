namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>A value of an EXIF profile.</summary>
/// <typeparam name="TValueType">The value's type.</typeparam>
public interface IExifValue<TValueType>
{
    /// <summary>The value; setting it changes the profile.</summary>
    TValueType? Value { get; set; }
}
