using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;

namespace SixLabors.ImageSharp;

/// <content>Reading images whose kind of pixel is not known at compile time.</content>
public abstract partial class Image
{
    /// <summary>Reads an image into the kind of pixel that is natural for its file, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image Load(string path) =>
        Load(DecoderOptions.Default, path);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image Load(DecoderOptions options, string path) =>
        ImageSource.FromPath(options, path, ImageReader.Load);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static Image Load(Stream stream) =>
        Load(DecoderOptions.Default, stream);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static Image Load(DecoderOptions options, Stream stream) =>
        ImageSource.FromStream(options, stream, ImageReader.Load);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image Load(ReadOnlySpan<byte> buffer) =>
        Load(DecoderOptions.Default, buffer);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image Load(DecoderOptions options, ReadOnlySpan<byte> buffer) =>
        ImageSource.FromSpan(options, buffer, ImageReader.Load);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image> LoadAsync(string path, CancellationToken cancellationToken = default) =>
        LoadAsync(DecoderOptions.Default, path, cancellationToken);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image> LoadAsync(DecoderOptions options, string path, CancellationToken cancellationToken = default) =>
        ImageSource.FromPathAsync(options, path, ImageReader.Load, cancellationToken);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image> LoadAsync(Stream stream, CancellationToken cancellationToken = default) =>
        LoadAsync(DecoderOptions.Default, stream, cancellationToken);

    /// <summary>Reads an image into the kind of pixel that is natural for its file, from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image> LoadAsync(DecoderOptions options, Stream stream, CancellationToken cancellationToken = default) =>
        ImageSource.FromStreamAsync(options, stream, ImageReader.Load, cancellationToken);
}
