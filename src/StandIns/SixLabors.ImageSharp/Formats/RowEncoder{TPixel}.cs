using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>One image on its way into a file, a row at a time.</summary>
internal abstract class RowEncoder<TPixel> : IDisposable
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly CancellationToken _cancellationToken;
    private bool _started;
    private int _row;

    protected RowEncoder(Image<TPixel> image, EncodedOutput output, CancellationToken cancellationToken)
    {
        Image = image;
        Output = output;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The image.</summary>
    protected Image<TPixel> Image { get; }

    /// <summary>Where the file's bytes go.</summary>
    protected EncodedOutput Output { get; }

    /// <summary>Encodes rows until there are some bytes to flush.</summary>
    /// <returns>False when the file is complete.</returns>
    public bool EncodeSome(int bytes)
    {
        if (!_started)
        {
            _started = true;
            Start();
        }

        Buffer2D<TPixel> pixels = Image.PixelBuffer;
        while (_row < pixels.Height)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int row = _row++;
            EncodeRow(row, pixels.Row(SourceRow(row)));
            if (Output.Pending >= bytes)
            {
                return true;
            }
        }

        Finish();
        GC.KeepAlive(Image);
        return false;
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Writes what stands before the rows.</summary>
    protected abstract void Start();

    /// <summary>Writes a row.</summary>
    protected abstract void EncodeRow(int y, ReadOnlySpan<TPixel> row);

    /// <summary>Writes what stands behind the rows.</summary>
    protected abstract void Finish();

    /// <summary>The image's row that is the file's n-th.</summary>
    protected virtual int SourceRow(int row) => row;
}
