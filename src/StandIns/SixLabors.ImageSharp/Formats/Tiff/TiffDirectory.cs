using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>A directory on its way into a little-endian TIFF file.</summary>
internal sealed class TiffDirectory
{
    private readonly SortedDictionary<ushort, ExifEntry> _entries = [];

    /// <summary>Adds a value, unless the directory has one of its number.</summary>
    public void Add(ExifEntry entry) => _entries.TryAdd(entry.Tag, entry);

    /// <summary>Adds 16-bit numbers.</summary>
    public void AddShort(ushort tag, params ReadOnlySpan<ushort> values)
    {
        byte[] bytes = new byte[values.Length * 2];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), values[i]);
        }

        Add(new(ExifPart.Image, tag, ExifType.Short, (uint)values.Length, bytes));
    }

    /// <summary>Adds 32-bit numbers.</summary>
    public void AddLong(ushort tag, params ReadOnlySpan<uint> values)
    {
        byte[] bytes = new byte[values.Length * 4];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), values[i]);
        }

        Add(new(ExifPart.Image, tag, ExifType.Long, (uint)values.Length, bytes));
    }

    /// <summary>Adds a fraction, to four places where the value is not whole.</summary>
    public void AddRational(ushort tag, double value)
    {
        uint denominator = value == Math.Floor(value) ? 1u : 10000u;
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)Math.Min(uint.MaxValue, Math.Round(value * denominator)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), denominator);
        Add(new(ExifPart.Image, tag, ExifType.Rational, 1, bytes));
    }

    /// <summary>Adds bytes.</summary>
    public void AddBytes(ushort tag, byte[] bytes) => Add(new(ExifPart.Image, tag, ExifType.Undefined, (uint)bytes.Length, bytes));

    /// <summary>Writes the values that are larger than 4 bytes, then the directory.</summary>
    /// <returns>Where the directory lies.</returns>
    public uint Write(EncodedOutput output)
    {
        byte[] table = new byte[2 + (_entries.Count * 12) + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(table, (ushort)_entries.Count);
        int at = 2;
        foreach (ExifEntry entry in _entries.Values)
        {
            Span<byte> row = table.AsSpan(at, 12);
            BinaryPrimitives.WriteUInt16LittleEndian(row, entry.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(row[2..], entry.Type);
            BinaryPrimitives.WriteUInt32LittleEndian(row[4..], entry.Count);
            if (entry.Value.Length <= 4)
            {
                entry.Value.CopyTo(row[8..]);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(row[8..], Align(output));
                output.Write(entry.Value);
            }

            at += 12;
        }

        uint place = Align(output);
        output.Write(table);
        return place;
    }

    private static uint Align(EncodedOutput output)
    {
        if (output.Position % 2 != 0)
        {
            output.WriteByte(0);
        }

        return (uint)Math.Min(output.Position, uint.MaxValue);
    }
}
