namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning an image.</summary>
public static class RotateExtensions
{
    /// <summary>Turns an image clockwise. An EXIF orientation is taken out if it is turned at all.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static IImageProcessingContext Rotate(this IImageProcessingContext source, RotateMode rotateMode)
    {
        ProcessingContext.Of(source).Rotate(rotateMode);
        return source;
    }
}
