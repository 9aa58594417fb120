using System.Buffers.Binary;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>Reads a GIF file's bytes, numbers, palettes and blocks, in order.</summary>
internal sealed class GifReader
{
    private readonly NativeSource _source;
    private readonly byte[] _buffer = new byte[1 << 14];
    private long _bufferStart;
    private int _bufferLength;

    public GifReader(NativeSource source) => _source = source;

    /// <summary>Where the next byte lies.</summary>
    public long Position { get; set; }

    /// <summary>The next byte; -1 at the end.</summary>
    public int TryByte()
    {
        long at = Position - _bufferStart;
        if (at < 0 || at >= _bufferLength)
        {
            _bufferStart = Position;
            _bufferLength = _source.ReadAt(Position, _buffer);
            at = 0;
        }

        if (_bufferLength == 0)
        {
            return -1;
        }

        Position++;
        return _buffer[at];
    }

    /// <summary>The next byte.</summary>
    /// <exception cref="InvalidImageContentException">The file has ended.</exception>
    public byte Byte() => TryByte() is >= 0 and var value ? (byte)value : throw Wrong("the file ends before the image does");

    /// <summary>The next number of 16 bits.</summary>
    public int UInt16()
    {
        Span<byte> bytes = [Byte(), Byte()];
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    /// <summary>A palette, if the flags say that there is one.</summary>
    public Rgb24[]? Palette(byte flags)
    {
        const int hasPalette = 0x80;
        if ((flags & hasPalette) == 0)
        {
            return null;
        }

        Rgb24[] palette = new Rgb24[2 << (flags & 7)];
        for (int i = 0; i < palette.Length; i++)
        {
            palette[i] = new(Byte(), Byte(), Byte());
        }

        return palette;
    }

    /// <summary>The next block of at most 255 bytes; empty behind the last.</summary>
    public ReadOnlySpan<byte> Block(Span<byte> buffer)
    {
        int length = Byte();
        for (int i = 0; i < length; i++)
        {
            buffer[i] = Byte();
        }

        return buffer[..length];
    }

    /// <summary>Passes over blocks to behind the last.</summary>
    /// <returns>False where the file ends before.</returns>
    public bool TrySkipBlocks()
    {
        int length;
        while ((length = TryByte()) > 0)
        {
            Position += length;
        }

        return length == 0;
    }

    /// <summary>What is said of a damaged file.</summary>
    public Exception Wrong(string text) => _source.Failure("GIF", text);
}
