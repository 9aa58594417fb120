using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp;

/// <summary>What reading, writing and processing share: the memory allocator, the formats, and how streams are read.</summary>
public sealed class Configuration
{
    private MemoryAllocator _memoryAllocator = MemoryAllocator.Default;

    /// <summary>Makes a configuration that knows no formats; for one that does, change a <see cref="Clone"/> of <see cref="Default"/>.</summary>
    public Configuration()
        : this(new ImageFormatManager([]))
    {
    }

    private Configuration(ImageFormatManager formats) => ImageFormatsManager = formats;

    /// <summary>The configuration of all calls that are given none.</summary>
    public static Configuration Default { get; } = new(new ImageFormatManager(ImageCodec.All));

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

    /// <summary>Whether an image's pixels are asked for in one piece; the allocator's limit for one piece then holds for the image.</summary>
    public bool PreferContiguousImageBuffers { get; set; }

    /// <summary>Where in a seekable stream an image is taken to begin; by default where the stream stands.</summary>
    public ReadOrigin ReadOrigin { get; set; } = ReadOrigin.Current;

    /// <summary>The formats that can be read and written.</summary>
    public IEnumerable<IImageFormat> ImageFormats => ImageFormatsManager.ImageFormats;

    /// <summary>The formats, by their names and extensions.</summary>
    public ImageFormatManager ImageFormatsManager { get; }

    /// <summary>A configuration with the same settings, to be changed apart from this one.</summary>
    public Configuration Clone() => new(ImageFormatsManager)
    {
        MemoryAllocator = MemoryAllocator,
        PreferContiguousImageBuffers = PreferContiguousImageBuffers,
        ReadOrigin = ReadOrigin,
    };
}
