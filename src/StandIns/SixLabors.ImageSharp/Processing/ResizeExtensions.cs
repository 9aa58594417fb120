using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Making an image larger or smaller.</summary>
public static class ResizeExtensions
{
    /// <summary>Resizes to a size, bicubic; of width and height one may be 0, and then follows from the other.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A side is negative, or both are 0.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size) =>
        Resize(source, size.Width, size.Height, KnownResamplers.Bicubic);

    /// <summary>Resizes to a size, bicubic; of width and height one may be 0, and then follows from the other.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A side is negative, or both are 0.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height) =>
        Resize(source, width, height, KnownResamplers.Bicubic);

    /// <summary>Resizes to a size; of width and height one may be 0, and then follows from the other.</summary>
    /// <exception cref="ArgumentNullException">The source or the sampler is null.</exception>
    /// <exception cref="InvalidOperationException">A side is negative, or both are 0.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ProcessingContext.Of(source).Resize(new(width, height), sampler);
        return source;
    }
}
