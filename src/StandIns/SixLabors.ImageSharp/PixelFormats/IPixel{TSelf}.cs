namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel with equality.</summary>
/// <typeparam name="TSelf">The pixel's own type.</typeparam>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}
