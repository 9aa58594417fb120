using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>The images that an image is made of: one, as only the first of a file is read.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public sealed class ImageFrameCollection<TPixel> : ImageFrameCollection
    where TPixel : unmanaged, IPixel<TPixel>
{
    internal ImageFrameCollection(ImageFrame<TPixel> root) => RootFrame = root;

    /// <inheritdoc/>
    public override int Count => 1;

    /// <summary>The first.</summary>
    public new ImageFrame<TPixel> RootFrame { get; }

    private protected override ImageFrame NonGenericRootFrame => RootFrame;
}
