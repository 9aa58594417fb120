namespace SixLabors.ImageSharp.Memory;

/// <summary>Settings for <see cref="MemoryAllocator.Create(MemoryAllocatorOptions)"/>.</summary>
public struct MemoryAllocatorOptions
{
    private int? _allocationLimitMegabytes;

    /// <summary>The most megabytes (2^20 bytes) of one image buffer; null for 4096. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? AllocationLimitMegabytes
    {
        readonly get => _allocationLimitMegabytes;
        set
        {
            if (value is { } given)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(AllocationLimitMegabytes));
            }

            _allocationLimitMegabytes = value;
        }
    }
}
