using System.Buffers;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Reads a WebP image through libwebp, which decodes all rows at once.</summary>
internal sealed unsafe class WebpRowDecoder : RowDecoder
{
    private readonly IMemoryOwner<byte> _file;
    private readonly MemoryAllocator _allocator;
    private WebpNative.Header _header;
    private IMemoryOwner<byte>? _pixels;

    private WebpRowDecoder(IMemoryOwner<byte> file, MemoryAllocator allocator, in WebpNative.Header header)
    {
        _file = file;
        _allocator = allocator;
        _header = header;
        Width = header.Width;
        Height = header.Height;
        bool alpha = header.HasAlpha != 0 || header.Animated != 0;
        Rows = alpha ? RowKind.Rgba32 : RowKind.Rgb24;
        Natural = RowKind.Rgba32;
        Metadata.GetWebpMetadata().FileFormat = header.Lossless != 0 ? WebpFileFormatType.Lossless : WebpFileFormatType.Lossy;
    }

    private int Channels => Rows == RowKind.Rgba32 ? 4 : 3;

    /// <summary>Reads a file's header.</summary>
    public static WebpRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        MemoryAllocator allocator = options.Configuration.MemoryAllocator;
        MemoryAllocator.CheckLimit(source.Length, allocator.SingleLimitBytes);
        IMemoryOwner<byte> file = allocator.Allocate<byte>((int)source.Length);
        try
        {
            WebpNative.Header header = default;
            byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
            fixed (byte* data = file.Memory.Span)
            {
                if (source.ReadAt(0, file.Memory.Span) < source.Length || WebpNative.ReadHeader(data, source.Length, &header, error) != 0)
                {
                    throw source.Failure("WebP", NativeLibraryName.Text(error));
                }
            }

            return new(file, allocator, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void ReadProfiles()
    {
        Metadata.ExifProfile = Chunk("EXIF") is { Length: > 0 } exif ? new(exif) : null;
        Metadata.IccProfile = Chunk("ICCP") is { Length: > 0 } icc ? new(icc) : null;
    }

    /// <inheritdoc/>
    public override void Start()
    {
        // An animation's canvas may have 2^24 pixels a side, far beyond what one piece of memory holds.
        long bytes = (long)Width * Height * Channels;
        MemoryAllocator.CheckLimit(bytes, Math.Min(_allocator.SingleLimitBytes, int.MaxValue));
        _pixels = _allocator.Allocate<byte>((int)bytes);
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        fixed (byte* data = _file.Memory.Span, target = _pixels.Memory.Span)
        fixed (WebpNative.Header* header = &_header)
        {
            if (WebpNative.Decode(data, _file.Memory.Length, header, Channels, target, error) != 0)
            {
                throw new InvalidImageContentException($"The WebP image cannot be read: {NativeLibraryName.Text(error)}.");
            }
        }
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row) =>
        _pixels!.Memory.Span.Slice(y * Width * Channels, Width * Channels).CopyTo(row);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file.Dispose();
        _pixels?.Dispose();
    }

    private byte[]? Chunk(string name)
    {
        fixed (byte* data = _file.Memory.Span)
        {
            long length;
            byte* content = WebpNative.Chunk(data, _file.Memory.Length, name, &length);
            return content is null ? null : new ReadOnlySpan<byte>(content, (int)length).ToArray();
        }
    }
}
