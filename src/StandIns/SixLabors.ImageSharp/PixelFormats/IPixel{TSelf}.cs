namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel with equality and with operations on many at once.</summary>
/// <typeparam name="TSelf">The pixel's own type.</typeparam>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
    /// <summary>Makes the operations; use <see cref="PixelOperations{TPixel}.Instance"/> instead.</summary>
    PixelOperations<TSelf> CreatePixelOperations();
}
