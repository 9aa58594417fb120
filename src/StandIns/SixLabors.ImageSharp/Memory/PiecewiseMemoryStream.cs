using System.Buffers;

namespace SixLabors.ImageSharp.Memory;

/// <summary>A file in memory, in pieces of an allocator's, of more than 2 GiB if the allocator's limit lets it.</summary>
internal sealed class PiecewiseMemoryStream : Stream
{
    private const int PieceLength = 1 << 20;
    private readonly MemoryAllocator _allocator;
    private readonly List<IMemoryOwner<byte>> _pieces = [];
    private long _length;
    private long _position;

    public PiecewiseMemoryStream(MemoryAllocator allocator) => _allocator = allocator;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <summary>Copies a stream to its end.</summary>
    public static PiecewiseMemoryStream Copy(Stream source, MemoryAllocator allocator)
    {
        PiecewiseMemoryStream copy = new(allocator);
        try
        {
            int got;
            while ((got = source.Read(copy.Room().Span)) > 0)
            {
                copy._length += got;
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Copies a stream to its end, waiting for it without holding a thread.</summary>
    public static async Task<PiecewiseMemoryStream> CopyAsync(Stream source, MemoryAllocator allocator, CancellationToken cancellationToken)
    {
        PiecewiseMemoryStream copy = new(allocator);
        try
        {
            int got;
            while ((got = await source.ReadAsync(copy.Room(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                copy._length += got;
            }

            return copy;
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length && _position < _length)
        {
            int at = (int)(_position % PieceLength);
            int step = (int)Math.Min(Math.Min(buffer.Length - done, PieceLength - at), _length - _position);
            _pieces[(int)(_position / PieceLength)].Memory.Span.Slice(at, step).CopyTo(buffer[done..]);
            done += step;
            _position += step;
        }

        return done;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int at = (int)(_position % PieceLength);
            int step = Math.Min(buffer.Length, PieceLength - at);
            Grow(_position + step);
            buffer[..step].CopyTo(_pieces[(int)(_position / PieceLength)].Memory.Span[at..]);
            buffer = buffer[step..];
            _position += step;
            _length = Math.Max(_length, _position);
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => _length,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pieces.ForEach(piece => piece.Dispose());
            _pieces.Clear();
            _length = 0;
        }

        base.Dispose(disposing);
    }

    /// <summary>Free memory behind the last byte.</summary>
    private Memory<byte> Room()
    {
        Grow(_length + 1);
        return _pieces[^1].Memory[(int)(_length % PieceLength)..];
    }

    private void Grow(long length)
    {
        MemoryAllocator.CheckLimit(length, _allocator.GroupLimitBytes);
        while ((long)_pieces.Count * PieceLength < length)
        {
            _pieces.Add(_allocator.Allocate<byte>(PieceLength, AllocationOptions.Clean));
        }
    }
}
