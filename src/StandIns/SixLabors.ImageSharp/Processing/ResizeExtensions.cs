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
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler) =>
        Resize(source, new ResizeOptions { Size = new(width, height), Sampler = sampler, Mode = ResizeMode.Stretch });

    /// <summary>Resizes as the options say.</summary>
    /// <exception cref="ArgumentNullException">The source, the options or their sampler is null.</exception>
    /// <exception cref="InvalidOperationException">A side of the size is negative, or both are 0.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, ResizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ProcessingContext.Of(source).Resize(options);
        return source;
    }
}
