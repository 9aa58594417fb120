using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes images in a format.</summary>
public interface IImageEncoder
{
    /// <summary>Writes an image at the place where the stream stands.</summary>
    void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>;

    /// <summary>Writes an image at the place where the stream stands, waiting for the stream without holding a thread.</summary>
    Task EncodeAsync<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>;
}
