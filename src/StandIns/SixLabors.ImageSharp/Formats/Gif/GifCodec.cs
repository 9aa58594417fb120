using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>Opens GIF files.</summary>
internal sealed class GifCodec : ImageCodec
{
    /// <inheritdoc/>
    public override IImageFormat Format => GifFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder? Encoder => null;

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) => header.StartsWith("GIF87a"u8) || header.StartsWith("GIF89a"u8);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options) => GifRowDecoder.Open(source, options);
}
