using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;

namespace SixLabors.ImageSharp;

/// <content>What a file says of its image.</content>
public abstract partial class Image
{
    /// <summary>Reads what a file says of its image, and no pixels, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    public static ImageInfo Identify(string path) =>
        Identify(DecoderOptions.Default, path);

    /// <summary>Reads what a file says of its image, and no pixels, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    public static ImageInfo Identify(DecoderOptions options, string path) =>
        ImageSource.FromPath(options, path, ImageReader.Identify);

    /// <summary>Reads what a file says of its image, and no pixels, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static ImageInfo Identify(Stream stream) =>
        Identify(DecoderOptions.Default, stream);

    /// <summary>Reads what a file says of its image, and no pixels, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static ImageInfo Identify(DecoderOptions options, Stream stream) =>
        ImageSource.FromStream(options, stream, ImageReader.Identify);

    /// <summary>Reads what a file says of its image, and no pixels, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> buffer) =>
        Identify(DecoderOptions.Default, buffer);

    /// <summary>Reads what a file says of its image, and no pixels, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    public static ImageInfo Identify(DecoderOptions options, ReadOnlySpan<byte> buffer) =>
        ImageSource.FromSpan(options, buffer, ImageReader.Identify);

    /// <summary>Reads what a file says of its image, and no pixels, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImageInfo> IdentifyAsync(string path, CancellationToken cancellationToken = default) =>
        IdentifyAsync(DecoderOptions.Default, path, cancellationToken);

    /// <summary>Reads what a file says of its image, and no pixels, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImageInfo> IdentifyAsync(DecoderOptions options, string path, CancellationToken cancellationToken = default) =>
        ImageSource.FromPathAsync(options, path, ImageReader.Identify, cancellationToken);

    /// <summary>Reads what a file says of its image, and no pixels, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImageInfo> IdentifyAsync(Stream stream, CancellationToken cancellationToken = default) =>
        IdentifyAsync(DecoderOptions.Default, stream, cancellationToken);

    /// <summary>Reads what a file says of its image, and no pixels, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ImageInfo> IdentifyAsync(DecoderOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        ImageSource.FromStreamAsync(options, stream, ImageReader.Identify, cancellationToken);
}
