using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Opens WebP files.</summary>
internal sealed class WebpCodec : ImageCodec
{
    /// <inheritdoc/>
    public override IImageFormat Format => WebpFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder Encoder => new WebpEncoder();

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) =>
        header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options) => WebpRowDecoder.Open(source, options);
}
