using System.IO.Compression;

namespace SuperResolution.Weights.Containers.Zip;

/// <summary>Unpacks entries whose sizes were checked.</summary>
internal static class ZipContent
{
    /// <summary>The bytes of an entry, which have the length and the checksum that the directory says.</summary>
    /// <exception cref="InvalidCheckpointException">They have not.</exception>
    public static byte[] Read(string file, Stream stream, ZipEntry entry)
    {
        byte[] bytes = new byte[entry.Length];
        stream.Position = entry.ContentAt;
        if (entry.Method == ZipEntry.Stored)
        {
            stream.ReadExactly(bytes);
        }
        else
        {
            Inflate(file, stream, entry, bytes);
        }

        return Crc32.Of(bytes) == entry.Crc32
            ? bytes
            : throw Refusal.Of(file, $"the checksum of its entry '{entry.Name.Shown()}' is wrong: the file is damaged", Refusal.GetAgain);
    }

    private static void Inflate(string file, Stream stream, ZipEntry entry, byte[] to)
    {
        byte[] packed = new byte[entry.Packed];
        stream.ReadExactly(packed);
        try
        {
            using DeflateStream content = new(new MemoryStream(packed), CompressionMode.Decompress);
            if (content.ReadAtLeast(to, to.Length, throwOnEndOfStream: false) == to.Length && content.ReadByte() < 0)
            {
                return;
            }
        }
        catch (InvalidDataException cause)
        {
            throw Refusal.Of(file, $"its entry '{entry.Name.Shown()}' cannot be unpacked: the file is damaged", Refusal.GetAgain, cause);
        }

        throw Refusal.Of(
            file,
            $"its entry '{entry.Name.Shown()}' does not unpack to the {entry.Length.Grouped()} bytes that the directory says",
            Refusal.GetAgain);
    }
}
