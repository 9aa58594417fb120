using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Decoding;

/// <summary>Knows files of a format by their first bytes, and opens them.</summary>
internal abstract class ImageCodec
{
    /// <summary>The most bytes that tell formats apart.</summary>
    public const int HeaderLength = 12;

    /// <summary>All codecs.</summary>
    public static IReadOnlyList<ImageCodec> All { get; } = [new Png.PngCodec(), new Jpeg.JpegCodec(), new Webp.WebpCodec(), new Gif.GifCodec(), new Bmp.BmpCodec(), new Tiff.TiffCodec()];

    /// <summary>The format.</summary>
    public abstract IImageFormat Format { get; }

    /// <summary>An encoder with default settings; null for a format that is only read.</summary>
    public abstract IImageEncoder? Encoder { get; }

    /// <summary>Whether a file with this beginning is of the format.</summary>
    public abstract bool Detects(ReadOnlySpan<byte> header);

    /// <summary>Reads a file's header.</summary>
    /// <exception cref="InvalidImageContentException">The header is damaged.</exception>
    public abstract RowDecoder Open(NativeSource source, DecoderOptions options);
}
