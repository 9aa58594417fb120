using System.Buffers;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>Reads a WebP image through libwebp, which decodes all rows at once.</summary>
internal sealed unsafe class WebpRowDecoder : RowDecoder
{
    private readonly IMemoryOwner<byte> _file;
    private readonly MemoryAllocator _allocator;
    private WebpNative.Header _header;
    private IMemoryOwner<byte>? _pixels;
    private MemoryHandle _pinned;
    private nint _animation;
    private byte* _canvas;
    private int _frame;

    private WebpRowDecoder(IMemoryOwner<byte> file, MemoryAllocator allocator, in WebpNative.Header header)
    {
        _file = file;
        _allocator = allocator;
        _header = header;
        Width = header.Width;
        Height = header.Height;
        Frames = header.Frames;
        bool alpha = header.HasAlpha != 0 || header.Frames > 0;
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
        Metadata.IccProfile = IccProfile.IfValid(Chunk("ICCP"));
        Metadata.XmpProfile = Chunk("XMP ") is { Length: > 0 } xmp ? new(xmp) : null;
    }

    /// <inheritdoc/>
    public override bool NextFrame()
    {
        if (++_frame >= Frames)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <inheritdoc/>
    public override void Start()
    {
        if (_animation != 0)
        {
            return;
        }

        // An animation's canvas may have 2^24 pixels a side, far beyond what one piece of memory holds.
        long bytes = (long)Width * Height * Channels;
        MemoryAllocator.CheckLimit(bytes, Math.Min(_allocator.SingleLimitBytes, int.MaxValue));
        byte* error = stackalloc byte[NativeLibraryName.ErrorLength];
        _pinned = _file.Memory.Pin();
        fixed (WebpNative.Header* header = &_header)
        {
            if (Frames > 0)
            {
                _animation = WebpNative.OpenAnimation((byte*)_pinned.Pointer, _file.Memory.Length, header, error);
                if (_animation == 0)
                {
                    throw Failure(NativeLibraryName.Text(error));
                }

                Advance();
                return;
            }

            _pixels = _allocator.Allocate<byte>((int)bytes);
            fixed (byte* target = _pixels.Memory.Span)
            {
                if (WebpNative.Decode((byte*)_pinned.Pointer, _file.Memory.Length, header, Channels, target, error) != 0)
                {
                    throw Failure(NativeLibraryName.Text(error));
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row)
    {
        int bytes = Width * Channels;
        ReadOnlySpan<byte> stored = _pixels is null
            ? new(_canvas + ((long)y * bytes), bytes)
            : _pixels.Memory.Span.Slice(y * bytes, bytes);
        stored.CopyTo(row);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_animation != 0)
        {
            WebpNative.CloseAnimation(_animation);
            _animation = 0;
        }

        _pinned.Dispose();
        _file.Dispose();
        _pixels?.Dispose();
    }

    private static InvalidImageContentException Failure(string text) => new($"The WebP image cannot be read: {text}.");

    private void Advance()
    {
        _canvas = WebpNative.NextFrame(_animation);
        if (_canvas is null)
        {
            throw Failure(_frame == 0 ? "the first frame cannot be decoded" : $"frame {_frame + 1} cannot be decoded");
        }
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
