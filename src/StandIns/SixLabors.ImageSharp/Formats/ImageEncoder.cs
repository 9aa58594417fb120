using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>Writes an image some rows at a time, so that no second copy of it is ever in memory.</summary>
public abstract class ImageEncoder : IImageEncoder
{
    private const int FlushBytes = 1 << 18;

    private protected ImageEncoder()
    {
    }

    /// <summary>Whether the beginning of the file is written last, so that a stream that cannot seek needs the file in memory first.</summary>
    private protected virtual bool NeedsSeeking => false;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The image or the stream is null.</exception>
    /// <exception cref="ImageFormatException">The format cannot hold the image; its limits are in the text.</exception>
    public void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);
        using Stream? memory = NeedsSeeking && !stream.CanSeek ? new PiecewiseMemoryStream(image.Configuration.MemoryAllocator) : null;
        using EncodedOutput output = new(memory ?? stream);
        using RowEncoder<TPixel> encoder = CreateEncoder(image, output, default);
        while (encoder.EncodeSome(FlushBytes))
        {
            output.Flush();
        }

        output.Flush();
        if (memory is not null)
        {
            memory.Position = 0;
            memory.CopyTo(stream);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The image or the stream is null.</exception>
    /// <exception cref="ImageFormatException">The format cannot hold the image; its limits are in the text.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what was written so far stays in the stream.</exception>
    public async Task EncodeAsync<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);
        using Stream? memory = NeedsSeeking && !stream.CanSeek ? new PiecewiseMemoryStream(image.Configuration.MemoryAllocator) : null;
        using EncodedOutput output = new(memory ?? stream);
        cancellationToken.ThrowIfCancellationRequested();
        using RowEncoder<TPixel> encoder = CreateEncoder(image, output, cancellationToken);
        while (encoder.EncodeSome(FlushBytes))
        {
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (memory is not null)
        {
            memory.Position = 0;
            await memory.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    private protected abstract RowEncoder<TPixel> CreateEncoder<TPixel>(
        Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>;
}
