using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp.Formats.Decoding;

/// <summary>A file whose header has been read, and whose rows come one by one from the top.</summary>
internal abstract class RowDecoder : IDisposable
{
    /// <summary>Pixels in a row.</summary>
    public int Width { get; protected init; }

    /// <summary>Rows.</summary>
    public int Height { get; protected init; }

    /// <summary>What rows are decoded to.</summary>
    public RowKind Rows { get; protected set; }

    /// <summary>What the image becomes where the caller does not say.</summary>
    public RowKind Natural { get; protected init; }

    /// <summary>How often all rows come, each time into the memory of the time before.</summary>
    public int Passes { get; protected set; } = 1;

    /// <summary>How many pictures the file has; 0 for a format that holds one.</summary>
    public int Frames { get; protected set; }

    /// <summary>Bits of a pixel in the file.</summary>
    public virtual int PixelBits => Rows switch
    {
        RowKind.L8 => 8,
        RowKind.L16 or RowKind.La16 => 16,
        RowKind.Rgb24 => 24,
        RowKind.Rgb48 => 48,
        RowKind.Rgba64 => 64,
        _ => 32,
    };

    /// <summary>What belongs to the first frame beside its pixels.</summary>
    public ImageFrameMetadata FirstFrame { get; } = new();

    /// <summary>What belongs to the image beside its pixels; complete after <see cref="Finish"/>.</summary>
    public ImageMetadata Metadata { get; protected init; } = new();

    /// <summary>Reads the profiles that stand before the rows. Not in a constructor: what fails here must still be disposed.</summary>
    public virtual void ReadProfiles()
    {
    }

    /// <summary>Goes on to the file's next picture, whose rows then come from the top; it has the size of the first.</summary>
    /// <returns>False where there is none.</returns>
    public virtual bool NextFrame() => false;

    /// <summary>Takes the memory that decoding a frame needs beyond the image's own.</summary>
    public virtual void Start()
    {
    }

    /// <summary>Decodes the next row.</summary>
    public abstract void ReadRow(int y, Span<byte> row);

    /// <summary>Reads what stands behind the rows of the last frame that was asked for.</summary>
    public virtual void Finish()
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
