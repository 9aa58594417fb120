using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>Reads bytes at a place, as many as there are up to the buffer's length.</summary>
internal delegate int ReadAt(long position, Span<byte> buffer);

/// <summary>Reads the directories of a TIFF or EXIF block; what is out of bounds or of no known type is passed over.</summary>
internal sealed class ExifReader
{
    private const ushort ExifPointer = 0x8769;
    private const ushort GpsPointer = 0x8825;
    private const int LargestValue = 1 << 20;
    private readonly ReadAt _readAt;

    // Entries may all point to the same bytes, so what they come to together is bounded too.
    private long _left = 16L << 20;

    private ExifReader(ReadAt readAt, bool bigEndian)
    {
        _readAt = readAt;
        BigEndian = bigEndian;
    }

    /// <summary>Whether the block's numbers have their high byte first.</summary>
    public bool BigEndian { get; }

    /// <summary>All values that could be read.</summary>
    public List<ExifEntry> Entries { get; } = [];

    /// <summary>Where each directory lies.</summary>
    public Dictionary<ExifPart, int> Directories { get; } = [];

    /// <summary>Reads a block; null where it does not begin as one.</summary>
    public static ExifReader? Read(ReadAt readAt)
    {
        Span<byte> header = stackalloc byte[8];
        if (readAt(0, header) < 8)
        {
            return null;
        }

        bool bigEndian = header[0] == 'M';
        ExifReader reader = new(readAt, bigEndian);
        if (header[0] != header[1] || (!bigEndian && header[0] != 'I') || reader.UInt16(header[2..]) != 42)
        {
            return null;
        }

        reader.ReadDirectory(ExifPart.Image, reader.UInt32(header[4..]));
        return reader;
    }

    /// <summary>Whether an entry says nothing but where a directory lies.</summary>
    public static bool IsPointer(ExifEntry entry) => entry is { Part: ExifPart.Image, Tag: ExifPointer or GpsPointer };

    private ushort UInt16(ReadOnlySpan<byte> bytes) =>
        BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private void ReadDirectory(ExifPart part, long position)
    {
        Span<byte> entry = stackalloc byte[12];
        if (position is < 8 or > int.MaxValue || Directories.ContainsKey(part) || _readAt(position, entry[..2]) < 2)
        {
            return;
        }

        Directories.Add(part, (int)position);
        int count = UInt16(entry);
        long at = position + 2;
        for (int i = 0; i < count && _readAt(at, entry) == 12; i++, at += 12)
        {
            ReadEntry(part, (int)at, entry);
        }
    }

    private void ReadEntry(ExifPart part, int position, ReadOnlySpan<byte> entry)
    {
        ushort tag = UInt16(entry);
        ushort type = UInt16(entry[2..]);
        uint count = UInt32(entry[4..]);
        long size = ExifType.Size(type) * (long)count;
        if (size is 0 or > LargestValue || size > _left)
        {
            return;
        }

        _left -= size;

        byte[] value = new byte[size];
        if (size <= 4)
        {
            entry.Slice(8, (int)size).CopyTo(value);
        }
        else if (_readAt(UInt32(entry[8..]), value) < size)
        {
            return;
        }

        if (BigEndian)
        {
            ExifType.Reverse(type, value);
        }

        ExifEntry read = new(part, tag, type, count, value) { Position = position };
        Entries.Add(read);
        if (part == ExifPart.Image && tag is ExifPointer or GpsPointer && read.Integer is { } target)
        {
            ReadDirectory(tag == ExifPointer ? ExifPart.Exif : ExifPart.Gps, target);
        }
    }
}
