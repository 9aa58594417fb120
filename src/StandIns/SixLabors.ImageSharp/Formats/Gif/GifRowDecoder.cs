using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>Reads GIF frames, each drawn on what the frames before left of the canvas.</summary>
internal sealed class GifRowDecoder : RowDecoder
{
    private const int Extension = 0x21;
    private const int ImageSeparator = 0x2C;
    private const int LargestXmp = 1 << 26;
    private readonly GifReader _reader;
    private readonly MemoryAllocator _allocator;
    private readonly Rgb24[]? _palette;
    private readonly byte _background;
    private readonly long _start;
    private Buffer2D<Rgba32>? _canvas;
    private Buffer2D<Rgba32>? _saved;
    private GifFrame? _frame;

    private GifRowDecoder(GifReader reader, MemoryAllocator allocator)
    {
        const int afterSignature = 6;
        _reader = reader;
        _allocator = allocator;
        reader.Position = afterSignature;
        Width = reader.UInt16();
        Height = reader.UInt16();
        if (Width == 0 || Height == 0)
        {
            throw reader.Wrong($"its size is {Width} by {Height}");
        }

        Rows = RowKind.Rgba32;
        Natural = RowKind.Rgba32;
        byte flags = reader.Byte();
        _background = reader.Byte();
        reader.Byte();
        _palette = reader.Palette(flags);
        _start = reader.Position;
    }

    /// <summary>Reads a file's header, and counts its frames.</summary>
    public static GifRowDecoder Open(NativeSource source, DecoderOptions options)
    {
        GifRowDecoder decoder = new(new(source), options.Configuration.MemoryAllocator);
        while (decoder.Frames < options.MaxFrames && decoder.FindFrame(options.SkipMetadata) is not null)
        {
            decoder.Frames++;
            decoder._reader.Byte();
            if (!decoder._reader.TrySkipBlocks())
            {
                break;
            }
        }

        if (decoder.Frames == 0)
        {
            throw decoder._reader.Wrong("it has no frame");
        }

        decoder._reader.Position = decoder._start;
        return decoder;
    }

    /// <inheritdoc/>
    public override bool NextFrame()
    {
        if (!_reader.TrySkipBlocks() || FindFrame(skipMetadata: true) is not { } next)
        {
            return false;
        }

        Dispose(_frame!);
        _frame = next;
        Draw(next);
        return true;
    }

    /// <inheritdoc/>
    public override void Start()
    {
        if (_canvas is not null)
        {
            return;
        }

        _canvas = _allocator.Allocate2D<Rgba32>(Width, Height, AllocationOptions.Clean);
        _frame = FindFrame(skipMetadata: true)!;
        if (_frame.Transparent < 0 && _frame.Palette is { } colors && _background < colors.Length)
        {
            Rgba32 background = default;
            background.FromRgb24(colors[_background]);
            for (int y = 0; y < Height; y++)
            {
                _canvas.Row(y).Fill(background);
            }
        }

        Draw(_frame);
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row) => MemoryMarshal.AsBytes(_canvas!.Row(y)).CopyTo(row);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _canvas?.Dispose();
        _saved?.Dispose();
    }

    // Goes to the next frame's pixels; null at the end of the file.
    private GifFrame? FindFrame(bool skipMetadata)
    {
        const int control = 0xF9;
        const int application = 0xFF;
        int transparent = -1;
        GifDisposal disposal = GifDisposal.Unspecified;
        Span<byte> buffer = stackalloc byte[byte.MaxValue];
        while (true)
        {
            switch (_reader.TryByte())
            {
                case ImageSeparator:
                    return ReadFrame(transparent, disposal);
                case Extension:
                    int label = _reader.TryByte();
                    if (label == control && _reader.Block(buffer) is { Length: >= 4 } block)
                    {
                        transparent = (block[0] & 1) != 0 ? block[3] : -1;
                        disposal = (GifDisposal)((block[0] >> 2) & 7);
                    }
                    else if (label == application && !skipMetadata && Metadata.XmpProfile is null && _reader.Block(buffer).SequenceEqual("XMP DataXMP"u8))
                    {
                        ReadXmp();
                        continue;
                    }

                    if (!_reader.TrySkipBlocks())
                    {
                        return null;
                    }

                    break;
                case 0:
                    break;
                default:
                    return null;
            }
        }
    }

    private GifFrame ReadFrame(int transparent, GifDisposal disposal)
    {
        const int interlaced = 0x40;
        const int mostPixels = 1 << 24;
        Rectangle area = new(_reader.UInt16(), _reader.UInt16(), _reader.UInt16(), _reader.UInt16());
        if (area.Width == 0 || area.Height == 0)
        {
            throw _reader.Wrong($"a frame's size is {area.Width} by {area.Height}");
        }

        if ((long)area.Width * area.Height > Math.Max(mostPixels, 4L * Width * Height))
        {
            throw _reader.Wrong($"a frame of {area.Width} by {area.Height} does not lie on the canvas of {Width} by {Height}");
        }

        byte flags = _reader.Byte();
        return new(area, (flags & interlaced) != 0, _reader.Palette(flags) ?? _palette, transparent, disposal);
    }

    // The text is not cut into blocks; 258 bytes behind it lead a reader of blocks to the end.
    private void ReadXmp()
    {
        const int trailer = 257;
        List<byte> text = [];
        byte value;
        while ((value = _reader.Byte()) != 1 && text.Count < LargestXmp)
        {
            text.Add(value);
        }

        Metadata.XmpProfile = text.Count > 0 ? new XmpProfile([.. text]) : null;
        _reader.Position += trailer;
    }

    private void Dispose(GifFrame frame)
    {
        Rectangle area = OnCanvas(frame.Area);
        if (frame.Disposal == GifDisposal.Clear)
        {
            for (int y = 0; y < area.Height; y++)
            {
                _canvas!.Row(area.Y + y).Slice(area.X, area.Width).Clear();
            }
        }
        else if (frame.Disposal == GifDisposal.Restore && _saved is not null)
        {
            _canvas!.CopyFrom(_saved);
        }
    }

    private void Draw(GifFrame frame)
    {
        if (frame.Disposal == GifDisposal.Restore)
        {
            _saved ??= _allocator.Allocate2D<Rgba32>(Width, Height, AllocationOptions.None);
            _saved.CopyFrom(_canvas!);
        }

        LzwReader pixels = new(_reader);
        byte[] indices = new byte[frame.Area.Width];
        foreach (int y in frame.Interlaced ? Interlaced(frame.Area.Height) : Enumerable.Range(0, frame.Area.Height))
        {
            if (!frame.Interlaced && frame.Area.Y + y >= Height)
            {
                break;
            }

            pixels.Read(indices);
            if (frame.Area.Y + y < Height)
            {
                DrawRow(frame, indices, _canvas!.Row(frame.Area.Y + y));
            }
        }
    }

    private void DrawRow(GifFrame frame, ReadOnlySpan<byte> indices, Span<Rgba32> row)
    {
        Rgb24[] palette = frame.Palette ?? [];
        for (int x = 0; x < indices.Length && frame.Area.X + x < Width; x++)
        {
            int index = indices[x];
            if (index != frame.Transparent && index < palette.Length)
            {
                row[frame.Area.X + x].FromRgb24(palette[index]);
            }
        }
    }

    private Rectangle OnCanvas(Rectangle area)
    {
        int x = Math.Min(area.X, Width);
        int y = Math.Min(area.Y, Height);
        return new(x, y, Math.Min(area.Width, Width - x), Math.Min(area.Height, Height - y));
    }

    // Every eighth row, those between them, every fourth, every second (GIF89a, appendix E).
    private static IEnumerable<int> Interlaced(int height)
    {
        foreach ((int first, int step) in ((int, int)[])[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            for (int y = first; y < height; y += step)
            {
                yield return y;
            }
        }
    }
}
