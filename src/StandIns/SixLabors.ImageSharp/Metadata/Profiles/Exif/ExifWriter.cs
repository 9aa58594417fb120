using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>
/// Writes changed values into a copy of a block. Nothing that was in the block moves, so that what points into it (a maker's note)
/// stays right: a larger value, or a directory with other tags, goes behind the end. A thumbnail shows the picture before the change,
/// so its directory is no longer pointed to.
/// </summary>
internal sealed class ExifWriter
{
    private const ushort ExifPointer = 0x8769;
    private const ushort GpsPointer = 0x8825;
    private static readonly byte[] EmptyBlock = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private readonly List<byte> _data;
    private readonly bool _bigEndian;

    private ExifWriter(byte[] data, bool bigEndian)
    {
        _data = [.. data];
        _bigEndian = bigEndian;
    }

    /// <summary>A block that has no values.</summary>
    public static byte[] Empty => (byte[])EmptyBlock.Clone();

    /// <summary>Writes the entries into a copy of the block that they were read from.</summary>
    /// <param name="data">The block.</param>
    /// <param name="reader">What was read from the block.</param>
    /// <param name="entries">What it shall hold.</param>
    public static byte[] Write(byte[] data, ExifReader reader, IReadOnlyCollection<ExifEntry> entries)
    {
        ExifWriter writer = new(data, reader.BigEndian);
        List<ExifEntry> image = [.. entries.Where(e => e.Part == ExifPart.Image)];
        writer.WriteBranch(reader, entries, image, ExifPart.Exif, ExifPointer);
        writer.WriteBranch(reader, entries, image, ExifPart.Gps, GpsPointer);
        int start = writer.WriteDirectory(reader, ExifPart.Image, image);
        writer.PutUInt32(4, (uint)start);
        int next = start + 2 + (12 * writer.UInt16(start));
        if (next + sizeof(uint) <= writer._data.Count)
        {
            writer.PutUInt32(next, 0);
        }

        return [.. writer._data];
    }

    private void WriteBranch(
        ExifReader reader, IReadOnlyCollection<ExifEntry> entries, List<ExifEntry> image, ExifPart part, ushort pointer)
    {
        List<ExifEntry> branch = [.. entries.Where(e => e.Part == part)];
        if (branch.Count == 0 && !reader.Directories.ContainsKey(part))
        {
            return;
        }

        int start = WriteDirectory(reader, part, branch);
        ExifEntry? parent = image.Find(e => e.Tag == pointer);
        if (parent is null)
        {
            image.Add(parent = new(ExifPart.Image, pointer, ExifType.Long, 1, []));
        }

        if (parent.Integer != (uint)start)
        {
            byte[] value = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(value, (uint)start);
            parent.Set(ExifType.Long, 1, value);
        }
    }

    private int WriteDirectory(ExifReader reader, ExifPart part, List<ExifEntry> entries)
    {
        int[] before = [.. reader.Entries.Where(e => e.Part == part).Select(e => e.Position)];
        if (entries.TrueForAll(e => e.Position >= 0) && entries.Count == before.Length && reader.Directories.TryGetValue(part, out int start))
        {
            foreach (ExifEntry entry in entries.Where(e => e.Changed))
            {
                PutEntry(entry.Position, entry);
            }

            return start;
        }

        return AppendDirectory(entries);
    }

    private int AppendDirectory(List<ExifEntry> entries)
    {
        Align();
        int start = _data.Count;
        entries.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        _data.AddRange(new byte[2 + (entries.Count * 12) + 4]);
        PutUInt16(start, (ushort)entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            int at = start + 2 + (i * 12);
            ExifEntry entry = entries[i];
            if (entry.Position >= 0 && !entry.Changed)
            {
                Copy(entry.Position, at, 12);
            }
            else
            {
                PutEntry(at, entry);
            }
        }

        return start;
    }

    private void PutEntry(int at, ExifEntry entry)
    {
        PutUInt16(at, entry.Tag);
        PutUInt16(at + 2, entry.Type);
        PutUInt32(at + 4, entry.Count);
        byte[] value = (byte[])entry.Value.Clone();
        if (_bigEndian)
        {
            ExifType.Reverse(entry.Type, value);
        }

        if (value.Length > 4)
        {
            Align();
            PutUInt32(at + 8, (uint)_data.Count);
            _data.AddRange(value);
            return;
        }

        for (int i = 0; i < 4; i++)
        {
            _data[at + 8 + i] = i < value.Length ? value[i] : (byte)0;
        }
    }

    private void Align()
    {
        if (_data.Count % 2 != 0)
        {
            _data.Add(0);
        }
    }

    private void Copy(int from, int to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _data[to + i] = _data[from + i];
        }
    }

    private int UInt16(int at) => _bigEndian ? (_data[at] << 8) | _data[at + 1] : (_data[at + 1] << 8) | _data[at];

    private void PutUInt16(int at, ushort value)
    {
        _data[at] = (byte)(_bigEndian ? value >> 8 : value);
        _data[at + 1] = (byte)(_bigEndian ? value : value >> 8);
    }

    private void PutUInt32(int at, uint value)
    {
        PutUInt16(at, (ushort)(_bigEndian ? value >> 16 : value));
        PutUInt16(at + 2, (ushort)(_bigEndian ? value : value >> 16));
    }
}
