using System.Buffers;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Memory of an exact length in an array of the shared pool.</summary>
internal sealed class PooledBuffer<T> : IMemoryOwner<T>
    where T : struct
{
    private readonly int _length;
    private T[]? _array;

    public PooledBuffer(int length, bool clean)
    {
        _length = length;
        _array = ArrayPool<T>.Shared.Rent(length);
        if (clean)
        {
            _array.AsSpan(0, length).Clear();
        }
    }

    /// <inheritdoc/>
    public Memory<T> Memory
    {
        get
        {
            ObjectDisposedException.ThrowIf(_array is null, this);
            return _array.AsMemory(0, _length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<T>.Shared.Return(array);
        }
    }
}
