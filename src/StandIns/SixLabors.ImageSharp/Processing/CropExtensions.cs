namespace SixLabors.ImageSharp.Processing;

/// <summary>Cutting a part out of an image.</summary>
public static class CropExtensions
{
    /// <summary>Keeps the top left part.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">The part is empty or does not lie in the image.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height) =>
        Crop(source, new Rectangle(0, 0, width, height));

    /// <summary>Keeps a part.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">The part is empty or does not lie in the image.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle)
    {
        ProcessingContext.Of(source).Crop(cropRectangle);
        return source;
    }
}
