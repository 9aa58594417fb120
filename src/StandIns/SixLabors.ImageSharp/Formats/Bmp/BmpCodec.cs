using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Opens BMP files.</summary>
internal sealed class BmpCodec : ImageCodec
{
    /// <inheritdoc/>
    public override IImageFormat Format => BmpFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder Encoder => new BmpEncoder();

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) => header.StartsWith("BM"u8);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options) =>
        new BmpRowDecoder(source, BmpHeader.Read(source), options.SkipMetadata);
}
