using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace SuperResolution.Weights.Containers.Zip;

/// <summary>
/// Holds the entries against the headers that lie before their contents: one after the other from the first byte of the file to
/// its directory, with the names of the directory, so that no two readers can take the file for different ones.
/// </summary>
internal static class ZipLayout
{
    private const int HeaderBytes = 30;

    /// <summary>Checksum and two sizes of up to 64 bits, with a signature: what may follow a content.</summary>
    private const int LongestDescriptor = 24;

    /// <summary>The entries with the places of their contents.</summary>
    /// <exception cref="InvalidCheckpointException">They lie on each other, leave holes, or their headers say other things.</exception>
    public static List<ZipEntry> Place(string file, Stream stream, IEnumerable<ZipEntry> entries, long directoryAt)
    {
        List<ZipEntry> placed = [];
        long expected = 0, latest = 0;
        foreach (ZipEntry entry in entries.OrderBy(entry => entry.HeaderAt))
        {
            RequirePlace(file, entry.HeaderAt, $"its entry '{entry.Name.Shown()}' begins", expected, latest);
            ZipEntry found = entry with { ContentAt = entry.HeaderAt + Header(file, stream, entry, directoryAt) };
            expected = found.ContentAt + found.Packed;
            if (expected > directoryAt)
            {
                throw Refusal.Of(
                    file,
                    $"its entry '{entry.Name.Shown()}' reaches beyond the place of the directory: the file is truncated",
                    Refusal.GetAgain);
            }

            latest = expected + ((found.Flags & ZipEntry.SizesFollow) != 0 ? LongestDescriptor : 0);
            placed.Add(found);
        }

        RequirePlace(file, directoryAt, "its directory begins", expected, latest);
        return placed;
    }

    private static void RequirePlace(string file, long at, string what, long expected, long latest)
    {
        if (at < expected || at > latest)
        {
            throw Refusal.Of(
                file,
                $"{what} at byte {at.Grouped()} where what lies before it ends at {expected.Grouped()}; entries must follow each other from the "
                + "first byte without holes",
                Refusal.Distrust);
        }
    }

    /// <summary>How many bytes the header has.</summary>
    private static int Header(string file, Stream stream, ZipEntry entry, long directoryAt)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (entry.HeaderAt > directoryAt - HeaderBytes)
        {
            throw Refusal.Of(file, $"the header of its entry '{entry.Name.Shown()}' is missing: the file is truncated", Refusal.GetAgain);
        }

        stream.Position = entry.HeaderAt;
        stream.ReadExactly(header);
        if (!header.StartsWith("PK\x03\x04"u8))
        {
            throw Refusal.Of(
                file,
                $"at byte {entry.HeaderAt.Grouped()}, where its entry '{entry.Name.Shown()}' must begin, lies no header of an entry",
                Refusal.GetAgain);
        }

        int nameBytes = ReadUInt16LittleEndian(header[26..]), extraBytes = ReadUInt16LittleEndian(header[28..]);
        if (nameBytes + extraBytes > directoryAt - entry.HeaderAt - HeaderBytes)
        {
            throw Refusal.Of(file, $"the header of its entry '{entry.Name.Shown()}' reaches beyond the directory", Refusal.GetAgain);
        }

        byte[] name = new byte[nameBytes];
        stream.ReadExactly(name);
        if (Disagreement(entry, header, name) is { } what)
        {
            throw Refusal.Of(
                file,
                $"its entry '{entry.Name.Shown()}' has another {what} in its own header than in the directory; they must agree",
                Refusal.Distrust);
        }

        return HeaderBytes + nameBytes + extraBytes;
    }

    private static string? Disagreement(ZipEntry entry, ReadOnlySpan<byte> header, byte[] name)
    {
        bool Differs(uint found, long expected) => found != expected && found != uint.MaxValue
            && !(found == 0 && (entry.Flags & ZipEntry.SizesFollow) != 0);

        return !name.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(entry.Name)) ? "name"
            : ReadUInt16LittleEndian(header[6..]) != entry.Flags ? "kind"
            : ReadUInt16LittleEndian(header[8..]) != entry.Method ? "compression"
            : Differs(ReadUInt32LittleEndian(header[14..]), entry.Crc32) ? "checksum"
            : Differs(ReadUInt32LittleEndian(header[18..]), entry.Packed) || Differs(ReadUInt32LittleEndian(header[22..]), entry.Length) ? "size"
            : null;
    }
}
