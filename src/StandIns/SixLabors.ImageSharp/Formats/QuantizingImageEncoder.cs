namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes images in a format that also knows palettes.</summary>
public abstract class QuantizingImageEncoder : ImageEncoder
{
    private protected QuantizingImageEncoder()
    {
    }
}
