using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Decoding;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Reads the rows of an uncompressed BMP file.</summary>
internal sealed class BmpRowDecoder : RowDecoder
{
    private readonly NativeSource _source;
    private readonly BmpHeader _header;
    private readonly byte[] _row;
    private readonly Rgb24[] _palette;
    private readonly int[] _shifts = new int[4];
    private readonly uint[] _most = new uint[4];
    private bool _opaque;

    public BmpRowDecoder(NativeSource source, BmpHeader header, bool skipMetadata)
    {
        _source = source;
        _header = header;
        Width = header.Width;
        Height = header.Height;
        Rows = header.Masks is null ? RowKind.Rgb24 : RowKind.Rgba32;
        Natural = RowKind.Rgba32;
        _row = new byte[header.Stride];
        _palette = ReadPalette();
        for (int i = 0; i < _shifts.Length && header.Masks is { } masks; i++)
        {
            _shifts[i] = masks[i] == 0 ? 0 : BitOperations.TrailingZeroCount(masks[i]);
            _most[i] = masks[i] >> _shifts[i];
        }

        Metadata.GetBmpMetadata().BitsPerPixel = header.Bits == 32 ? BmpBitsPerPixel.Pixel32 : BmpBitsPerPixel.Pixel24;
        if (header.ResolutionX > 0 && header.ResolutionY > 0)
        {
            Metadata.HorizontalResolution = header.ResolutionX;
            Metadata.VerticalResolution = header.ResolutionY;
            Metadata.ResolutionUnits = PixelResolutionUnit.PixelsPerMeter;
        }

        if (!skipMetadata && header.Icc > 0 && header.IccLength > 0 && header.Icc + header.IccLength <= source.Length)
        {
            byte[] icc = new byte[header.IccLength];
            source.ReadAt(header.Icc, icc);
            Metadata.IccProfile = new(icc);
        }
    }

    /// <inheritdoc/>
    public override int PixelBits => _header.Bits;

    /// <inheritdoc/>
    public override void Start()
    {
        // Many writers leave the fourth byte zero and mean opaque: alpha counts where one pixel of the image has some.
        _opaque = _header.Masks is { } masks && (masks[3] == 0 || !HasAlpha());
    }

    /// <inheritdoc/>
    public override void ReadRow(int y, Span<byte> row)
    {
        Fetch(y);
        switch (_header.Bits)
        {
            case 24:
                ReadColors(MemoryMarshal.Cast<byte, Rgb24>(row));
                break;
            case 16 or 32:
                ReadMasked(MemoryMarshal.Cast<byte, Rgba32>(row));
                break;
            default:
                ReadIndices(MemoryMarshal.Cast<byte, Rgb24>(row));
                break;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private void Fetch(int y)
    {
        long index = _header.TopDown ? y : Height - 1 - y;
        if (_source.ReadAt(_header.Pixels + (index * _header.Stride), _row) < _row.Length)
        {
            throw _source.Failure("BMP", "the file ends before the image does");
        }
    }

    private Rgb24[] ReadPalette()
    {
        // Indices beyond a short palette are black.
        Rgb24[] palette = new Rgb24[256];
        byte[] stored = new byte[_header.PaletteEntries * _header.PaletteEntryLength];
        int got = _source.ReadAt(_header.Palette, stored);
        for (int i = 0; i < _header.PaletteEntries && (i + 1) * _header.PaletteEntryLength <= got; i++)
        {
            ReadOnlySpan<byte> entry = stored.AsSpan(i * _header.PaletteEntryLength);
            palette[i] = new(entry[2], entry[1], entry[0]);
        }

        return palette;
    }

    private void ReadColors(Span<Rgb24> row)
    {
        ReadOnlySpan<byte> stored = _row;
        for (int x = 0; x < row.Length; x++)
        {
            row[x] = new(stored[(x * 3) + 2], stored[(x * 3) + 1], stored[x * 3]);
        }
    }

    private void ReadIndices(Span<Rgb24> row)
    {
        int bits = _header.Bits;
        int perByte = 8 / bits;
        int mask = (1 << bits) - 1;
        for (int x = 0; x < row.Length; x++)
        {
            int shift = 8 - bits - (x % perByte * bits);
            row[x] = _palette[(_row[x / perByte] >> shift) & mask];
        }
    }

    private void ReadMasked(Span<Rgba32> row)
    {
        for (int x = 0; x < row.Length; x++)
        {
            uint pixel = Pixel(x);
            row[x] = new(Component(pixel, 0), Component(pixel, 1), Component(pixel, 2), _opaque ? byte.MaxValue : Component(pixel, 3));
        }
    }

    private uint Pixel(int x) => _header.Bits == 16
        ? BinaryPrimitives.ReadUInt16LittleEndian(_row.AsSpan(x * 2))
        : BinaryPrimitives.ReadUInt32LittleEndian(_row.AsSpan(x * 4));

    private byte Component(uint pixel, int index)
    {
        uint value = (pixel & _header.Masks![index]) >> _shifts[index];
        uint most = _most[index];
        return most switch
        {
            0 => 0,
            byte.MaxValue => (byte)value,
            _ => (byte)(((value * (ulong)byte.MaxValue) + (most / 2)) / most),
        };
    }

    private bool HasAlpha()
    {
        uint mask = _header.Masks![3];
        for (int y = 0; y < Height; y++)
        {
            Fetch(y);
            for (int x = 0; x < Width; x++)
            {
                if ((Pixel(x) & mask) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
