using System.Buffers;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Rows of pixels in one piece of memory or several; a row never straddles two.</summary>
internal sealed class Buffer2D<T> : IDisposable
    where T : unmanaged
{
    private readonly int _rowsPerPiece;
    private readonly IMemoryOwner<T>[] _pieces;

    public Buffer2D(int width, int height, int rowsPerPiece, IMemoryOwner<T>[] pieces)
    {
        Width = width;
        Height = height;
        _rowsPerPiece = rowsPerPiece;
        _pieces = pieces;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The pieces, in the order of their rows.</summary>
    public ReadOnlySpan<IMemoryOwner<T>> Pieces => _pieces;

    /// <summary>A row, without the cost of a check beyond that of the span.</summary>
    public Span<T> Row(int y)
    {
        int piece = y / _rowsPerPiece;
        return _pieces[piece].Memory.Span.Slice((y - (piece * _rowsPerPiece)) * Width, Width);
    }

    /// <summary>Copies all rows of a buffer of the same size.</summary>
    public void CopyFrom(Buffer2D<T> source)
    {
        for (int y = 0; y < Height; y++)
        {
            source.Row(y).CopyTo(Row(y));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IMemoryOwner<T> piece in _pieces)
        {
            piece.Dispose();
        }
    }
}
