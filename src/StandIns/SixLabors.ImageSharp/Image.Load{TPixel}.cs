using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Reading images into a kind of pixel.</content>
public abstract partial class Image
{
    /// <summary>Reads an image into a kind of pixel from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(DecoderOptions.Default, path);

    /// <summary>Reads an image into a kind of pixel from a file.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, string path)
        where TPixel : unmanaged, IPixel<TPixel> =>
        ImageSource.FromPath(options, path, ImageReader.Load<TPixel>);

    /// <summary>Reads an image into a kind of pixel from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(DecoderOptions.Default, stream);

    /// <summary>Reads an image into a kind of pixel from the stream.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel> =>
        ImageSource.FromStream(options, stream, ImageReader.Load<TPixel>);

    /// <summary>Reads an image into a kind of pixel from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> =>
        Load<TPixel>(DecoderOptions.Default, data);

    /// <summary>Reads an image into a kind of pixel from memory.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    public static Image<TPixel> Load<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> =>
        ImageSource.FromSpan(options, data, ImageReader.Load<TPixel>);

    /// <summary>Reads an image into a kind of pixel from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image<TPixel>> LoadAsync<TPixel>(string path, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel> =>
        LoadAsync<TPixel>(DecoderOptions.Default, path, cancellationToken);

    /// <summary>Reads an image into a kind of pixel from a file, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image<TPixel>> LoadAsync<TPixel>(DecoderOptions options, string path, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel> =>
        ImageSource.FromPathAsync(options, path, ImageReader.Load<TPixel>, cancellationToken);

    /// <summary>Reads an image into a kind of pixel from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image<TPixel>> LoadAsync<TPixel>(Stream stream, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel> =>
        LoadAsync<TPixel>(DecoderOptions.Default, stream, cancellationToken);

    /// <summary>Reads an image into a kind of pixel from the stream, waiting for it without holding a thread.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnknownImageFormatException">The file is of no known format.</exception>
    /// <exception cref="InvalidImageContentException">The file is truncated or damaged.</exception>
    /// <exception cref="Memory.InvalidMemoryOperationException">The image is above the allocator's limit.</exception>
    /// <exception cref="NotSupportedException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Image<TPixel>> LoadAsync<TPixel>(DecoderOptions options, Stream stream, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel> =>
        ImageSource.FromStreamAsync(options, stream, ImageReader.Load<TPixel>, cancellationToken);
}
