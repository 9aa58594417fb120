using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Advanced;

/// <summary>Work on an image whose kind of pixel is not known at compile time.</summary>
public interface IImageVisitorAsync
{
    /// <summary>Is called with the image as what it is.</summary>
    /// <typeparam name="TPixel">The kind of pixel.</typeparam>
    /// <param name="image">The visited image.</param>
    /// <param name="cancellationToken">The token that the visit was started with.</param>
    Task VisitAsync<TPixel>(Image<TPixel> image, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>;
}
