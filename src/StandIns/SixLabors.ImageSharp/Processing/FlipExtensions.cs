namespace SixLabors.ImageSharp.Processing;

/// <summary>Mirroring an image.</summary>
public static class FlipExtensions
{
    /// <summary>Mirrors an image; an EXIF orientation stays as it is.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode)
    {
        ProcessingContext.Of(source).Flip(flipMode);
        return source;
    }
}
