using System.Buffers;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Elements outside the garbage collector's heap.</summary>
internal sealed unsafe class UnmanagedBuffer<T> : MemoryManager<T>
    where T : struct
{
    private readonly int _length;
    private readonly UnmanagedBlock _block;

    public UnmanagedBuffer(int length, bool clean)
    {
        _length = length;
        _block = new((long)length * Unsafe.SizeOf<T>(), clean);
    }

    /// <inheritdoc/>
    public override Span<T> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_block.IsClosed, this);
        return new(_block.Pointer, _length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_block.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length, nameof(elementIndex));
        return new((byte*)_block.Pointer + ((long)elementIndex * Unsafe.SizeOf<T>()), default, this);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _block.Dispose();
        }
    }
}
