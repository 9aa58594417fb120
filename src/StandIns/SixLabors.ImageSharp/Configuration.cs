using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp;

/// <summary>What reading, writing and processing share: the memory allocator.</summary>
public sealed class Configuration
{
    private MemoryAllocator _memoryAllocator = MemoryAllocator.Default;

    private Configuration()
    {
    }

    /// <summary>The configuration of all calls that are given none.</summary>
    public static Configuration Default { get; } = new();

    /// <summary>Where the memory of images comes from, and how much of it there may be.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public MemoryAllocator MemoryAllocator
    {
        get => _memoryAllocator;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _memoryAllocator = value;
        }
    }

    /// <summary>A configuration with the same settings, to be changed apart from this one.</summary>
    public Configuration Clone() => new() { MemoryAllocator = MemoryAllocator };
}
