namespace SixLabors.ImageSharp;

/// <summary>The pictures that an image is made of, all of one size; at least one.</summary>
public abstract class ImageFrameCollection
{
    private protected ImageFrameCollection()
    {
    }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }
}
