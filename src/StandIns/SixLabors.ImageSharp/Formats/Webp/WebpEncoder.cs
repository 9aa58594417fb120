namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Writes WebP.</summary>
public sealed class WebpEncoder : ImageEncoder
{
    private readonly int _quality = 75;

    /// <summary>The codec; null for that of the WebP file that the image is from, else lossy.</summary>
    public WebpFileFormatType? FileFormat { get; init; }

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

    /// <summary>How hard the encoder tries.</summary>
    public WebpEncodingMethod Method { get; init; } = WebpEncodingMethod.Default;

    /// <summary>What becomes of the colour of pixels that are wholly transparent.</summary>
    public WebpTransparentColorMode TransparentColorMode { get; init; } = WebpTransparentColorMode.Clear;

    private protected override RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken) =>
        new WebpRowEncoder<TPixel>(image, output, this, cancellationToken);
}
