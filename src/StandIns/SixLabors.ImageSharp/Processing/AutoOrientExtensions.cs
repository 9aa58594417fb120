namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning an image as its camera was held.</summary>
public static class AutoOrientExtensions
{
    /// <summary>Turns and mirrors the pixels as the EXIF orientation says, and then sets it to 1, upright.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static IImageProcessingContext AutoOrient(this IImageProcessingContext source)
    {
        ProcessingContext.Of(source).AutoOrient();
        return source;
    }
}
