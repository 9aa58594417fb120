using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Opens PNG files.</summary>
internal sealed class PngCodec : ImageCodec
{
    /// <summary>How every file begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <inheritdoc/>
    public override IImageFormat Format => PngFormat.Instance;

    /// <inheritdoc/>
    public override IImageEncoder Encoder => new PngEncoder();

    /// <inheritdoc/>
    public override bool Detects(ReadOnlySpan<byte> header) => header.StartsWith(Signature);

    /// <inheritdoc/>
    public override RowDecoder Open(NativeSource source, DecoderOptions options)
    {
        PngRowDecoder root = PngRowDecoder.Open(source, options);
        return options.MaxFrames > 1 && root.Layout.Frames.Count > (root.Layout.RootIsFrame ? 1 : 0)
            ? new ApngRowDecoder(root, root.Layout, source, options)
            : root;
    }
}
