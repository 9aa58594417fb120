using System.Buffers.Binary;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>The headers of a BMP file, checked against each other and against the file's length.</summary>
internal sealed class BmpHeader
{
    /// <summary>Bytes of the file header, before the image's own.</summary>
    public const int FileHeaderLength = 14;

    /// <summary>The header of OS/2 1.x and Windows 2, with 16-bit sizes.</summary>
    public const int CoreLength = 12;

    /// <summary>The header of Windows 3.</summary>
    public const int Version3Length = 40;

    /// <summary>The header of Windows 98, with a colour profile.</summary>
    public const int Version5Length = 124;

    /// <summary>Pixels as they are.</summary>
    public const int Uncompressed = 0;

    /// <summary>Pixels as they are, with masks that say which bits are what.</summary>
    public const int BitFields = 3;

    private const int AlphaBitFields = 6;
    private const int Os2Version2Length = 64;

    private BmpHeader()
    {
    }

    public int Width { get; private init; }

    public int Height { get; private init; }

    public bool TopDown { get; private init; }

    public int Bits { get; private init; }

    public int ResolutionX { get; private init; }

    public int ResolutionY { get; private init; }

    /// <summary>Bytes of a row in the file, a multiple of 4.</summary>
    public long Stride => ((((long)Width * Bits) + 31) / 32) * 4;

    /// <summary>Where the first row of the file lies.</summary>
    public long Pixels { get; private init; }

    /// <summary>Where the palette lies.</summary>
    public long Palette { get; private init; }

    public int PaletteEntryLength { get; private init; }

    public int PaletteEntries { get; private init; }

    /// <summary>Which bits are red, green, blue and alpha; null for pixels of 24 bits or fewer than 16.</summary>
    public uint[]? Masks { get; private init; }

    public long Icc { get; private init; }

    public int IccLength { get; private init; }

    /// <summary>Reads and checks the headers.</summary>
    /// <exception cref="InvalidImageContentException">They are truncated, contradict each other, or promise more than the file has.</exception>
    /// <exception cref="NotSupportedException">They are of a kind that is not read, or say that the pixels are packed.</exception>
    public static BmpHeader Read(NativeSource source)
    {
        Span<byte> bytes = stackalloc byte[FileHeaderLength + Version5Length];
        int length = source.ReadAt(0, bytes);
        bytes = bytes[..length];
        int size = length >= FileHeaderLength + 4 ? Int32(bytes, FileHeaderLength) : 0;
        bool core = size == CoreLength;
        if (!(core || size is >= Version3Length and <= Version5Length) || length < FileHeaderLength + size)
        {
            throw length < FileHeaderLength + Math.Clamp(size, sizeof(int), Version5Length)
                ? Wrong(source, "the file ends before the image does")
                : Unsupported($"has a header of {size} bytes; headers of {CoreLength} bytes, or {Version3Length} to {Version5Length}, are read");
        }

        ReadOnlySpan<byte> header = bytes[FileHeaderLength..];
        int height = core ? UInt16(header, 6) : Int32(header, 8);
        int bits = UInt16(header, core ? 10 : 14);
        int compression = core ? Uncompressed : Int32(header, 16);
        bool masked = compression is BitFields or AlphaBitFields;
        if (bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32))
        {
            throw Wrong(source, $"it has {bits} bits a pixel");
        }

        if ((compression != Uncompressed && !masked) || (masked && (bits is not (16 or 32) || size == Os2Version2Length)))
        {
            throw Unsupported($"has compression {compression}; {Uncompressed} (none), and bit fields of 16 or 32 bits a pixel, are read");
        }

        // Masks lie in the larger headers, and behind that of Windows 3.
        int maskBytes = masked && size == Version3Length ? (compression == AlphaBitFields ? 16 : 12) : 0;
        int colors = core ? 0 : Int32(header, 32);
        int most = bits <= 8 ? 1 << bits : 0;
        BmpHeader read = new()
        {
            Width = core ? UInt16(header, 4) : Int32(header, 4),
            Height = height == int.MinValue ? 0 : Math.Abs(height),
            TopDown = height < 0,
            Bits = bits,
            ResolutionX = core ? 0 : Int32(header, 24),
            ResolutionY = core ? 0 : Int32(header, 28),
            Pixels = (uint)Int32(bytes, 10),
            Palette = FileHeaderLength + size + maskBytes,
            PaletteEntryLength = core ? 3 : 4,
            PaletteEntries = most > 0 && colors > 0 ? Math.Min(colors, most) : most,
            Masks = ReadMasks(bytes, bits, size, masked, maskBytes),
            Icc = size == Version5Length && Int32(header, 56) == 0x4D424544 ? FileHeaderLength + (long)(uint)Int32(header, 112) : 0,
            IccLength = size == Version5Length ? Int32(header, 116) : 0,
        };
        if (read.Width <= 0 || read.Height <= 0)
        {
            throw Wrong(source, $"its size is {read.Width} by {read.Height}");
        }

        if (read.Stride > Array.MaxLength)
        {
            throw Wrong(source, "its rows are too long");
        }

        if (read.Pixels < read.Palette || read.Pixels + ((Int128)read.Stride * read.Height) > source.Length)
        {
            throw Wrong(source, "the file ends before the image does");
        }

        return read;
    }

    private static uint[]? ReadMasks(ReadOnlySpan<byte> bytes, int bits, int size, bool masked, int maskBytes)
    {
        const int masksAt = FileHeaderLength + Version3Length;
        if (!masked)
        {
            return bits switch
            {
                16 => [0x7C00, 0x03E0, 0x001F, 0],
                32 => [0x00FF0000, 0x0000FF00, 0x000000FF, 0xFF000000],
                _ => null,
            };
        }

        bool alpha = maskBytes == 16 || size >= 56;
        if (bytes.Length < masksAt + (alpha ? 16 : 12))
        {
            return [0, 0, 0, 0];
        }

        return
        [
            (uint)Int32(bytes, masksAt),
            (uint)Int32(bytes, masksAt + 4),
            (uint)Int32(bytes, masksAt + 8),
            alpha ? (uint)Int32(bytes, masksAt + 12) : 0,
        ];
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static NotSupportedException Unsupported(string text) => new($"The BMP image {text}. Save it again without compression, or as PNG.");

    private static Exception Wrong(NativeSource source, string text) => source.Failure("BMP", text);
}
