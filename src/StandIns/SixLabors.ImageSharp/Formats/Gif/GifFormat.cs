namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>Graphics Interchange Format: animations of palettes, with pixels that are opaque or not there. Only read.</summary>
internal sealed class GifFormat : IImageFormat
{
    private GifFormat()
    {
    }

    /// <summary>The only instance.</summary>
    public static GifFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "GIF";

    /// <inheritdoc/>
    public string DefaultMimeType => "image/gif";

    /// <inheritdoc/>
    public IEnumerable<string> FileExtensions { get; } = ["gif"];
}
