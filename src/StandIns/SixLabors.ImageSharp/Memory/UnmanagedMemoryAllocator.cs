using System.Buffers;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Takes small pieces from the array pool and large ones from outside the garbage collector's heap.</summary>
internal sealed class UnmanagedMemoryAllocator : MemoryAllocator
{
    private const int PooledBytes = 1 << 20;
    private const int PieceBytes = 4 << 20;

    /// <inheritdoc/>
    internal override IMemoryOwner<T> Allocate<T>(int length, AllocationOptions options = AllocationOptions.None)
    {
        if (length < 0)
        {
            throw new InvalidMemoryOperationException($"A buffer of {length} elements was asked for; the length must not be negative.");
        }

        long bytes = (long)length * Unsafe.SizeOf<T>();
        CheckLimit(bytes, SingleLimitBytes);
        bool clean = options.HasFlag(AllocationOptions.Clean);
        return bytes <= PooledBytes ? new PooledBuffer<T>(length, clean) : new UnmanagedBuffer<T>(length, clean);
    }

    /// <inheritdoc/>
    internal override int GetBufferCapacityInBytes() => PieceBytes;
}
