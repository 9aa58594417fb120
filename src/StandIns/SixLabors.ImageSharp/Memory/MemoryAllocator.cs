using System.Buffers;
using System.Runtime.CompilerServices;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Gives the memory that pixels live in, up to a limit that is checked before anything is taken.</summary>
public abstract class MemoryAllocator
{
    private const int OneGibibyte = 1 << 30;

    /// <summary>The allocator of <see cref="Configuration.Default"/>: at most 4 GiB an image, at most 1 GiB in one piece.</summary>
    public static MemoryAllocator Default { get; } = Create();

    /// <summary>The most bytes of one image.</summary>
    internal long GroupLimitBytes { get; private set; } = 4L * OneGibibyte;

    /// <summary>The most bytes in one piece.</summary>
    internal long SingleLimitBytes { get; private set; } = OneGibibyte;

    /// <summary>An allocator with the default limits.</summary>
    public static MemoryAllocator Create() => Create(default);

    /// <summary>An allocator with limits of the caller's.</summary>
    public static MemoryAllocator Create(MemoryAllocatorOptions options)
    {
        UnmanagedMemoryAllocator allocator = new();
        if (options.AllocationLimitMegabytes is { } megabytes)
        {
            allocator.GroupLimitBytes = megabytes * (1L << 20);
            allocator.SingleLimitBytes = Math.Min(OneGibibyte, allocator.GroupLimitBytes);
        }

        return allocator;
    }

    /// <summary>Takes memory in one piece; disposing the owner gives it back.</summary>
    /// <param name="length">How many elements.</param>
    /// <param name="options">What is in the memory.</param>
    /// <exception cref="InvalidMemoryOperationException">The length is negative, or the piece is above the limit.</exception>
    internal abstract IMemoryOwner<T> Allocate<T>(int length, AllocationOptions options = AllocationOptions.None)
        where T : struct;

    /// <summary>The size in bytes of the pieces that large images are held in.</summary>
    internal abstract int GetBufferCapacityInBytes();

    /// <summary>Takes rows of pixels: one piece where they fit it, else pieces of whole rows.</summary>
    /// <exception cref="InvalidMemoryOperationException">The image, or one of its rows, is above the limit.</exception>
    internal Buffer2D<T> Allocate2D<T>(int width, int height, AllocationOptions options)
        where T : unmanaged
    {
        long rowBytes = (long)width * Unsafe.SizeOf<T>();
        CheckLimit((Int128)rowBytes * height, GroupLimitBytes);
        int rows = (int)Math.Clamp(GetBufferCapacityInBytes() / rowBytes, 1, height);
        CheckLimit(rowBytes * rows, SingleLimitBytes);
        IMemoryOwner<T>[] pieces = new IMemoryOwner<T>[(height + (long)rows - 1) / rows];
        try
        {
            for (int i = 0; i < pieces.Length; i++)
            {
                pieces[i] = Allocate<T>(Math.Min(rows, height - (i * rows)) * width, options);
            }
        }
        catch
        {
            foreach (IMemoryOwner<T>? piece in pieces)
            {
                piece?.Dispose();
            }

            throw;
        }

        return new(width, height, rows, pieces);
    }

    /// <summary>Refuses a size above a limit.</summary>
    internal static void CheckLimit(Int128 bytes, long limit)
    {
        if (bytes > limit)
        {
            throw new InvalidMemoryOperationException(
                $"A buffer of {bytes} bytes was asked for; the limit is {limit}. "
                + $"Raise {nameof(MemoryAllocatorOptions)}.{nameof(MemoryAllocatorOptions.AllocationLimitMegabytes)} if the image is to be trusted.");
        }
    }
}
