using System.Buffers.Binary;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>Archives whose records lie, or say one thing to one reader and another to the next.</summary>
internal static class HostileZipRecords
{
    private static readonly byte[] s_pickle = Dictionary(Tensor(Storage(), 0, [4], [1]));

    /// <summary>The archive that the cases change.</summary>
    public static byte[] Good => Zip(s_pickle);

    public static IEnumerable<HostileFile> All =>
    [
        new("31 encrypted", () => Patch(Good, Record, 8, [1, 0])),
        new("31 strongly encrypted", () => Patch(Good, Record, 8, [0x40, 0])),
        new("31 a masked directory", () => Patch(Good, Record, 8, [0, 0x20])),
        new("31 patch data", () => Patch(Good, Record, 8, [0x20, 0])),
        new("31 compressed by bzip2", () => Patch(Good, Record, 10, [12, 0])),
        new("31 a symbolic link", () => Patch(Patch(Good, Record, 5, [3]), Record, 38, [0, 0, 0xff, 0xa1])),
        new("31 a device", () => Patch(Patch(Good, Record, 5, [3]), Record, 38, [0, 0, 0xff, 0x21])),
        new("31 stored, and longer when unpacked", () => Patch(Good, Record, 24, Int32(s_pickle.Length + 1))),
        new("31 stored, 2^31 - 1 bytes", () => Patch(Good, Record, 24, Int32(int.MaxValue))),
        new("31 deflated, 2^31 - 1 bytes", () => Patch(Patch(Good, Record, 24, Int32(int.MaxValue)), Record, 10, [8, 0])),
        new("31 deflated, 10 bytes from 142", () => Patch(Patch(Good, Record, 24, Int32(10)), Record, 10, [8, 0])),
        new("31 another name in the header", () => Patch(Good, Header, 30, [.. "archive/nada.pkl"u8])),
        new("31 a shorter name in the header", () => Patch(Good, Header, 26, [8, 0])),
        new("31 another size in the header", () => Patch(Good, Header, 22, Int32(7))),
        new("31 another checksum in the header", () => Patch(Good, Header, 14, Int32(7))),
        new("31 another compression in the header", () => Patch(Good, Header, 8, [8, 0])),
        new("31 other flags in the header", () => Patch(Good, Header, 6, [8, 0])),
        new("31 no header where one must be", () => Patch(Good, Header, 0, [.. "PK\x03\x04"u8], second: true, with: [.. "PK\x07\x08"u8])),
        new("31 two entries on one content", () => Patch(Good, Record, 42, [0, 0, 0, 0], second: true)),
        new("31 a directory that says fewer entries", () => Patch(Patch(Good, End, 8, [1, 0]), End, 10, [1, 0])),
        new("31 a directory that says more entries", () => Patch(Patch(Good, End, 8, [3, 0]), End, 10, [3, 0])),
        new("31 a directory elsewhere", () => Patch(Good, End, 16, Int32(3))),
        new("31 a directory beyond the file", () => Patch(Good, End, 16, Int32(int.MaxValue))),
        new("31 a directory of 2^32 - 2 bytes", () => Patch(Good, End, 12, Int32(-2))),
        new("31 a part of a split archive", () => Patch(Good, End, 4, [1, 0])),
        new("31 a record that is none", () => Patch(Good, Record, 0, [.. "PK\x01\x03"u8])),
        new("31 a record longer than the directory", () => Patch(Good, Record, 30, [0xff, 0xff])),
        new("31 a name that is not UTF-8", () => Patch(Good, Record, 46, [0xff])),
        new("31 zip64 sizes that are missing", () => Patch(Good, Record, 24, Int32(-1))),
        new("31 a zip64 record that disagrees", () => WithZip64(Good, entries: 1)),
        new("31 a zip64 record of 2^63 - 1 entries", () => WithZip64(Patch(Patch(Good, End, 8, [255, 255]), End, 10, [255, 255]), long.MaxValue)),
        new("31 a zip64 record elsewhere", () => Patch(Good64, Locator, 8, Int32(5))),
        new("31 other bytes before the archive", () => [.. "#!/bin/sh\n"u8, .. Good]),
        new("31 another archive before the archive", () => [.. Good, .. Good]),
        new("31 a hole between entries", () => Hole(Good)),
        new("31 cut in the middle", () => Good[..^60]),
        new("31 a comment that hides another end", () => [.. Patch(Good, End, 20, [22, 0]), .. "PK\x05\x06"u8, .. new byte[18]]),
    ];

    /// <summary>The same with an honest record of 64 bits, as PyTorch writes it.</summary>
    public static byte[] Good64 => WithZip64(Good, entries: 2);

    private static ReadOnlySpan<byte> Header => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> Record => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> End => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> Locator => "PK\x06\x07"u8;

    /// <summary>Changes bytes of the first or second record of a kind.</summary>
    private static byte[] Patch(byte[] file, ReadOnlySpan<byte> kind, int at, byte[] bytes, bool second = false, byte[]? with = null)
    {
        int record = file.AsSpan().IndexOf(kind);
        record += second ? 4 + file.AsSpan(record + 4).IndexOf(kind) : 0;
        (with ?? bytes).CopyTo(file, record + at);
        return file;
    }

    /// <summary>Puts a record and a locator of 64 bits before the end.</summary>
    private static byte[] WithZip64(byte[] file, long entries)
    {
        int end = file.AsSpan().IndexOf(End);
        byte[] record = new byte[56], locator = new byte[20];
        "PK\x06\x06"u8.CopyTo(record);
        "PK\x06\x07"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), 44);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), entries);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), entries);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end + 12)));
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(end + 16)));
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), end);
        return [.. file[..end], .. record, .. locator, .. file[end..]];
    }

    /// <summary>Sixteen bytes that belong to no entry before the directory, which moves by as many.</summary>
    private static byte[] Hole(byte[] file)
    {
        int directory = file.AsSpan().IndexOf(Record);
        return Patch([.. file[..directory], .. new byte[16], .. file[directory..]], End, 16, Int32(directory + 16));
    }
}
