namespace SixLabors.ImageSharp.Formats;

/// <summary>How an image is read.</summary>
public sealed class DecoderOptions
{
    private readonly uint _maxFrames = int.MaxValue;

    /// <summary>Where memory comes from, and how streams are read.</summary>
    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>Whether EXIF, ICC, IPTC and XMP profiles are left out.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>The most frames to read, at least 1; those behind are not decoded.</summary>
    public uint MaxFrames
    {
        get => _maxFrames;
        init => _maxFrames = Math.Clamp(value, 1, int.MaxValue);
    }

    /// <summary>The options of all calls that are given none.</summary>
    internal static DecoderOptions Default { get; } = new();
}
