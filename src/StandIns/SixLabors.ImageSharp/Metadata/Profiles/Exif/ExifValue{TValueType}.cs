namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>A value that writes back to the profile it came from.</summary>
internal sealed class ExifValue<TValueType> : IExifValue<TValueType>
{
    private readonly ExifProfile _profile;
    private readonly ExifTag<TValueType> _tag;
    private TValueType? _value;

    public ExifValue(ExifProfile profile, ExifTag<TValueType> tag, TValueType value)
    {
        _profile = profile;
        _tag = tag;
        _value = value;
    }

    /// <inheritdoc/>
    public TValueType? Value
    {
        get => _value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _profile.SetValue(_tag, value);
            _value = value;
        }
    }
}
