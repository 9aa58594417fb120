using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Memory outside the garbage collector's heap, given back on Dispose or, if that is forgotten, by the finaliser.</summary>
internal sealed unsafe class UnmanagedBuffer<T> : MemoryManager<T>
    where T : struct
{
    private readonly int _length;
    private void* _pointer;

    public UnmanagedBuffer(int length, bool clean)
    {
        _length = length;
        nuint count = (nuint)length;
        nuint size = (nuint)Unsafe.SizeOf<T>();
        _pointer = clean ? NativeMemory.AllocZeroed(count, size) : NativeMemory.Alloc(count, size);
        GC.AddMemoryPressure(Bytes);
    }

    ~UnmanagedBuffer() => Free();

    private long Bytes => (long)_length * Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public override Span<T> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_pointer is null, this);
        return new(_pointer, _length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_pointer is null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length, nameof(elementIndex));
        return new((byte*)_pointer + ((long)elementIndex * Unsafe.SizeOf<T>()), default, this);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_pointer is not null)
        {
            NativeMemory.Free(_pointer);
            _pointer = null;
            GC.RemoveMemoryPressure(Bytes);
        }
    }
}
