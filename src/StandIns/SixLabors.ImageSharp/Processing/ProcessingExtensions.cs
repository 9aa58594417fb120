using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Changing an image, or a copy of it.</summary>
public static class ProcessingExtensions
{
    /// <summary>Changes the image. If a change fails, the pixels are as they were.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation) => Mutate(source, Of(source).Configuration, operation);

    /// <summary>Changes the image. If a change fails, the pixels are as they were.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public static void Mutate(this Image source, Configuration configuration, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(operation);
        Of(source).Process(configuration, operation);
    }

    /// <summary>A changed copy of the image.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public static Image Clone(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Of(source).ProcessClone(source.Configuration, operation);
    }

    /// <summary>A changed copy of the image.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The image is disposed.</exception>
    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(source);
        return source.ProcessClone(source.Configuration, operation);
    }

    private static Image Of(Image source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source;
    }
}
