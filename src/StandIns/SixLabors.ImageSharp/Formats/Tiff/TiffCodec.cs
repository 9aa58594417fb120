using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Opens TIFF and BigTIFF files.</summary>
internal sealed class TiffCodec : ImageCodec
{
    /// <inheritdoc/>
    public override IImageFormat Format => TiffFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder Encoder => new TiffEncoder();

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) =>
        header.StartsWith("II\x2A\0"u8) || header.StartsWith("MM\0\x2A"u8) || header.StartsWith("II\x2B\0"u8) || header.StartsWith("MM\0\x2B"u8);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options) => TiffRowDecoder.Open(source, options);
}
