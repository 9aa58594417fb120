using System.IO.Compression;

namespace SuperResolution.Weights.Containers;

/// <summary>The entries of a zip archive, checked before any is unpacked.</summary>
internal static class ZipDirectory
{
    /// <summary>The entries by name; folders are left out.</summary>
    /// <exception cref="InvalidCheckpointException">A name or a size is not allowed.</exception>
    public static Dictionary<string, ZipArchiveEntry> Read(string file, ZipArchive archive, long fileLength, CheckpointLimits limits)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            throw Refusal(file, $"it holds {archive.Entries.Count.Grouped()} entries; at most {limits.Entries.Grouped()} are allowed");
        }

        Dictionary<string, ZipArchiveEntry> entries = [];
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string name = entry.FullName;
            if (LeadsOut(name))
            {
                throw Refusal(file, $"its entry '{name.Shown()}' has a name that leads out of the archive");
            }

            if (entry.IsEncrypted)
            {
                throw Refusal(file, $"its entry '{name.Shown()}' is encrypted");
            }

            if (entry.CompressedLength > fileLength || entry.Length / limits.ZipRatio > entry.CompressedLength)
            {
                throw Refusal(
                    file,
                    $"its entry '{name.Shown()}' claims {entry.Length.Grouped()} bytes from {entry.CompressedLength.Grouped()}; "
                    + $"at most {limits.ZipRatio} times as many are allowed");
            }

            if (!name.EndsWith('/') && !entries.TryAdd(name, entry))
            {
                throw Refusal(file, $"it holds two entries '{name.Shown()}'");
            }
        }

        return entries;
    }

    /// <summary>Unpacks an entry and compares length and checksum.</summary>
    /// <exception cref="InvalidCheckpointException">It is damaged.</exception>
    public static byte[] ReadAll(string file, ZipArchiveEntry entry)
    {
        try
        {
            using Stream content = entry.Open();
            byte[] bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            return content.ReadByte() < 0 && Crc32.Of(bytes) == entry.Crc32
                ? bytes
                : throw Refusal(file, $"the checksum of its entry '{entry.FullName.Shown()}' is wrong: the file is damaged");
        }
        catch (Exception cause) when (cause is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidCheckpointException(
                $"{file}: its entry '{entry.FullName.Shown()}' cannot be unpacked: the file is damaged.", cause);
        }
    }

    /// <summary>Nothing is unpacked to a disk, but an honest archive has no such names.</summary>
    private static bool LeadsOut(string name) =>
        name is ['/', ..] or [_, ':', ..] || name.Contains('\\') || name.Contains('\0') || name.Split('/').Contains("..");

    private static InvalidCheckpointException Refusal(string file, string fault) => new($"{file}: {fault}.");
}
