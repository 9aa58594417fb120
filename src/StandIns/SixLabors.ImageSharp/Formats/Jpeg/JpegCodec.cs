using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Opens JPEG files.</summary>
internal sealed class JpegCodec : ImageCodec
{
    /// <inheritdoc/>
    public override IImageFormat Format => JpegFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder Encoder => new JpegEncoder();

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) => header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options) => JpegRowDecoder.Open(source, options);
}
