using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace SuperResolution.Weights.Containers.Zip;

/// <summary>Reads the records of a directory (APPNOTE.TXT 4.3.12, and 4.5.3 for sizes of 64 bits).</summary>
internal static class ZipRecords
{
    private const int RecordBytes = 46;
    private const ushort Zip64 = 1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The entries in the order of the directory.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="directory">The bytes of the directory.</param>
    /// <param name="count">How many entries it must have.</param>
    public static List<ZipEntry> Read(string file, ReadOnlySpan<byte> directory, long count)
    {
        List<ZipEntry> entries = [];
        while (!directory.IsEmpty)
        {
            if (directory.Length < RecordBytes || !directory.StartsWith("PK\x01\x02"u8))
            {
                throw Refusal.Of(file, $"record {(entries.Count + 1).Grouped()} of its directory is none", Refusal.GetAgain);
            }

            int name = ReadUInt16LittleEndian(directory[28..]), extra = ReadUInt16LittleEndian(directory[30..]);
            int bytes = RecordBytes + name + extra + ReadUInt16LittleEndian(directory[32..]);
            if (bytes > directory.Length)
            {
                throw Refusal.Of(
                    file,
                    $"record {(entries.Count + 1).Grouped()} of its directory is longer than the directory",
                    Refusal.GetAgain);
            }

            entries.Add(Entry(file, directory[..RecordBytes], directory.Slice(RecordBytes, name), directory.Slice(RecordBytes + name, extra)));
            directory = directory[bytes..];
        }

        return entries.Count == count
            ? entries
            : throw Refusal.Of(
                file,
                $"its directory has {entries.Count.Grouped()} entries where its end says {count.Grouped()}; they must agree",
                Refusal.Distrust);
    }

    private static ZipEntry Entry(string file, ReadOnlySpan<byte> record, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra)
    {
        string name;
        try
        {
            name = Utf8.GetString(nameBytes);
        }
        catch (DecoderFallbackException cause)
        {
            throw Refusal.Of(file, "the name of an entry of the archive is not UTF-8, which names must be", Refusal.Distrust, cause);
        }

        long length = ReadUInt32LittleEndian(record[24..]);
        long packed = ReadUInt32LittleEndian(record[20..]);
        long at = ReadUInt32LittleEndian(record[42..]);
        ReadOnlySpan<byte> wide = FindZip64(extra);
        bool fits = Widen(ref length, ref wide) & Widen(ref packed, ref wide) & Widen(ref at, ref wide);
        return fits && length >= 0 && packed >= 0 && at >= 0
            ? new(
                name, ReadUInt16LittleEndian(record[8..]), ReadUInt16LittleEndian(record[10..]), ReadUInt32LittleEndian(record[16..]),
                packed, length, at, record[5] == 3 ? ReadUInt16LittleEndian(record[40..]) : 0)
            : throw Refusal.Of(
                file,
                $"the zip64 sizes of its entry '{name.Shown()}' are missing or above 2^63, which is what is allowed",
                Refusal.Distrust);
    }

    /// <summary>Takes the next number of 64 bits where the short one says that it stands there.</summary>
    private static bool Widen(ref long number, ref ReadOnlySpan<byte> wide)
    {
        if (number != uint.MaxValue)
        {
            return true;
        }

        if (wide.Length < sizeof(long))
        {
            return false;
        }

        number = ReadInt64LittleEndian(wide);
        wide = wide[sizeof(long)..];
        return true;
    }

    private static ReadOnlySpan<byte> FindZip64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int bytes = Math.Min(ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (ReadUInt16LittleEndian(extra) == Zip64)
            {
                return extra.Slice(4, bytes);
            }

            extra = extra[(4 + bytes)..];
        }

        return [];
    }
}
