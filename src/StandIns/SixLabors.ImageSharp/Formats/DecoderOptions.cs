namespace SixLabors.ImageSharp.Formats;

/// <summary>How an image is read.</summary>
public sealed class DecoderOptions
{
    /// <summary>Where memory comes from, and how streams are read.</summary>
    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>Whether EXIF and ICC profiles are left out.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>The options of all calls that are given none.</summary>
    internal static DecoderOptions Default { get; } = new();
}
