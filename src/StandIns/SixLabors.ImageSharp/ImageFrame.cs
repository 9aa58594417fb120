using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>One of the pictures that an image is made of.</summary>
public abstract class ImageFrame : IDisposable
{
    private protected ImageFrame(ImageFrameMetadata metadata) => Metadata = metadata;

    /// <summary>What belongs to the frame beside its pixels.</summary>
    public ImageFrameMetadata Metadata { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width => CurrentSize.Width;

    /// <summary>Rows.</summary>
    public int Height => CurrentSize.Height;

    /// <summary>The size, also after the frame is disposed.</summary>
    internal abstract Size CurrentSize { get; }

    /// <summary>Gives the pixels' memory back.</summary>
    public void Dispose()
    {
        DisposePixels();
        GC.SuppressFinalize(this);
    }

    private protected abstract void DisposePixels();
}
