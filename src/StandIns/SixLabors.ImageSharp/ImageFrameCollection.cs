namespace SixLabors.ImageSharp;

/// <summary>The images that an image is made of: one, as only the first of a file is read.</summary>
public abstract class ImageFrameCollection : IDisposable
{
    private protected ImageFrameCollection()
    {
    }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>The first.</summary>
    public ImageFrame RootFrame => NonGenericRootFrame;

    private protected abstract ImageFrame NonGenericRootFrame { get; }

    /// <summary>Gives the memory of all frames back.</summary>
    public void Dispose()
    {
        NonGenericRootFrame.Dispose();
        GC.SuppressFinalize(this);
    }
}
