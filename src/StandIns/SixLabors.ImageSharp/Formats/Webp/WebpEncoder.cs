namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Writes WebP: lossless where the image is from a lossless WebP file, else lossy.</summary>
public sealed class WebpEncoder : ImageEncoder
{
    private readonly int _quality = 75;

    /// <summary>From 0 to 100. Lossy: from small to near the original. Lossless: from fast to small.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 100.</exception>
    public int Quality
    {
        get => _quality;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            _quality = value;
        }
    }

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken) =>
        new WebpRowEncoder<TPixel>(image, output, this, cancellationToken);
}
