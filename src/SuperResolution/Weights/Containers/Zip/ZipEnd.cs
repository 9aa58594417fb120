using static System.Buffers.Binary.BinaryPrimitives;

namespace SuperResolution.Weights.Containers.Zip;

/// <summary>The records at the end of an archive, which say where its directory lies (APPNOTE.TXT 4.3.14 to 4.3.16).</summary>
/// <param name="Entries">How many entries the directory has.</param>
/// <param name="DirectoryAt">Where the directory begins.</param>
/// <param name="DirectoryBytes">How long it is; the records follow it at once.</param>
internal sealed record ZipEnd(long Entries, long DirectoryAt, long DirectoryBytes)
{
    private const int RecordBytes = 22, LocatorBytes = 20, Record64Bytes = 56, LongestComment = ushort.MaxValue;

    /// <summary>Finds and checks the records.</summary>
    /// <exception cref="InvalidCheckpointException">They are not there, or do not fit each other.</exception>
    public static ZipEnd Read(string file, Stream stream)
    {
        byte[] tail = new byte[Math.Min(stream.Length, RecordBytes + LongestComment + LocatorBytes + Record64Bytes)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        int at = FindRecord(tail);
        if (at < 0)
        {
            throw Refusal.Of(file, "the zip archive has no directory at its end: the file is truncated", Refusal.GetAgain);
        }

        ReadOnlySpan<byte> record = tail.AsSpan(at, RecordBytes);
        ushort entries = ReadUInt16LittleEndian(record[10..]);
        uint bytes = ReadUInt32LittleEndian(record[12..]), from = ReadUInt32LittleEndian(record[16..]);
        if (ReadUInt32LittleEndian(record[4..]) != 0 || ReadUInt16LittleEndian(record[8..]) != entries)
        {
            throw Refusal.Of(file, "it is a part of a zip archive that is split; one file is allowed", "Join its parts.");
        }

        long recordsAt = stream.Length - tail.Length + at;
        ZipEnd end = new(entries, from, bytes);
        if (at >= LocatorBytes && tail.AsSpan(at - LocatorBytes).StartsWith("PK\x06\x07"u8))
        {
            long at64 = recordsAt - LocatorBytes - Record64Bytes;
            if (at < LocatorBytes + Record64Bytes || ReadInt64LittleEndian(tail.AsSpan(at - LocatorBytes + 8)) != at64
                || !tail.AsSpan(at - LocatorBytes - Record64Bytes).StartsWith("PK\x06\x06"u8))
            {
                throw Refusal.Of(
                    file,
                    "its zip64 record does not lie before the end of the archive, where it is allowed",
                    Refusal.Distrust);
            }

            end = Read64(file, tail.AsSpan(at - LocatorBytes - Record64Bytes, Record64Bytes), end);
            recordsAt = at64;
        }

        return end.DirectoryAt >= 0 && end.DirectoryBytes >= 0 && end.DirectoryAt <= recordsAt && end.DirectoryBytes == recordsAt - end.DirectoryAt
            ? end
            : throw Refusal.Of(
                file,
                $"its directory is said to lie at byte {end.DirectoryAt.Grouped()} with {end.DirectoryBytes.Grouped()} bytes, and must end at byte "
                + $"{recordsAt.Grouped()}",
                Refusal.GetAgain);
    }

    /// <summary>The last place whose comment ends where the file ends.</summary>
    private static int FindRecord(ReadOnlySpan<byte> tail)
    {
        for (int at = tail.Length - RecordBytes; at >= 0 && tail.Length - at - RecordBytes <= LongestComment; at--)
        {
            if (tail[at..].StartsWith("PK\x05\x06"u8) && ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - RecordBytes)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What the 64-bit record says, which must agree with what the short one could say.</summary>
    private static ZipEnd Read64(string file, ReadOnlySpan<byte> record, ZipEnd small)
    {
        ZipEnd large = new(
            ReadInt64LittleEndian(record[32..]), ReadInt64LittleEndian(record[48..]), ReadInt64LittleEndian(record[40..]));
        bool agrees = ReadInt64LittleEndian(record[24..]) == large.Entries
            && ReadUInt64LittleEndian(record[4..]) == Record64Bytes - 12
            && (small.Entries == ushort.MaxValue || small.Entries == large.Entries)
            && (small.DirectoryAt == uint.MaxValue || small.DirectoryAt == large.DirectoryAt)
            && (small.DirectoryBytes == uint.MaxValue || small.DirectoryBytes == large.DirectoryBytes);
        return agrees
            ? large
            : throw Refusal.Of(
                file,
                $"its zip64 record says {large.Entries.Grouped()} entries at byte {large.DirectoryAt.Grouped()} where the short one says "
                + $"{small.Entries.Grouped()} at {small.DirectoryAt.Grouped()}; they must agree",
                Refusal.Distrust);
    }
}
