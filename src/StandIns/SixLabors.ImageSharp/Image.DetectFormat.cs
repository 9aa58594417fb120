using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;

namespace SixLabors.ImageSharp;

/// <content>The format of a file.</content>
public abstract partial class Image
{
    /// <summary>Finds an image's format by its first bytes, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    public static IImageFormat DetectFormat(string path) =>
        DetectFormat(DecoderOptions.Default, path);

    /// <summary>Finds an image's format by its first bytes, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, string path) =>
        ImageSource.FromPath(options, path, ImageReader.DetectFormat);

    /// <summary>Finds an image's format by its first bytes, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static IImageFormat DetectFormat(Stream stream) =>
        DetectFormat(DecoderOptions.Default, stream);

    /// <summary>Finds an image's format by its first bytes, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, Stream stream) =>
        ImageSource.FromStream(options, stream, ImageReader.DetectFormat);

    /// <summary>Finds an image's format by its first bytes, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    public static IImageFormat DetectFormat(ReadOnlySpan<byte> buffer) =>
        DetectFormat(DecoderOptions.Default, buffer);

    /// <summary>Finds an image's format by its first bytes, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    public static IImageFormat DetectFormat(DecoderOptions options, ReadOnlySpan<byte> buffer) =>
        ImageSource.FromSpan(options, buffer, ImageReader.DetectFormat);

    /// <summary>Finds an image's format by its first bytes, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IImageFormat> DetectFormatAsync(string path, CancellationToken cancellationToken = default) =>
        DetectFormatAsync(DecoderOptions.Default, path, cancellationToken);

    /// <summary>Finds an image's format by its first bytes, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IImageFormat> DetectFormatAsync(DecoderOptions options, string path, CancellationToken cancellationToken = default) =>
        ImageSource.DetectFormatAsync(options, path, cancellationToken);

    /// <summary>Finds an image's format by its first bytes, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IImageFormat> DetectFormatAsync(Stream stream, CancellationToken cancellationToken = default) =>
        DetectFormatAsync(DecoderOptions.Default, stream, cancellationToken);

    /// <summary>Finds an image's format by its first bytes, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IImageFormat> DetectFormatAsync(DecoderOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        ImageSource.DetectFormatAsync(options, stream, cancellationToken);
}
