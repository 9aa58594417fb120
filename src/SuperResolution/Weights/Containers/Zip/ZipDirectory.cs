namespace SuperResolution.Weights.Containers.Zip;

/// <summary>The entries of a zip archive, checked before any is unpacked.</summary>
internal sealed class ZipDirectory
{
    // PyBridge deflates each tensor, and one of zeros becomes a thousandth: what is soon unpacked may, alone and in the sum over an archive.
    private const long Harmless = 1 << 20;

    /// <summary>A record has 46 bytes and a name; more than this on average is none of ours.</summary>
    private const int MostBytesOfRecord = 1024;

    private readonly string _file;
    private readonly Stream _stream;
    private readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.Ordinal);

    private ZipDirectory(string file, Stream stream) => (_file, _stream) = (file, stream);

    /// <summary>The names of all entries but folders.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Reads the directory.</summary>
    /// <exception cref="InvalidCheckpointException">It does not add up, or asks for what is not allowed.</exception>
    public static ZipDirectory Read(string file, Stream stream, CheckpointLimits limits)
    {
        ZipEnd end = ZipEnd.Read(file, stream);
        if (end.Entries > limits.Entries || end.Entries < 0)
        {
            throw Refusal.Of(
                file,
                $"it holds {end.Entries.Grouped()} entries; at most {limits.Entries.Grouped()} are allowed",
                Refusal.Raise(nameof(limits.Entries)));
        }

        if (end.DirectoryBytes > (long)limits.Entries * MostBytesOfRecord)
        {
            throw Refusal.Of(
                file,
                $"its directory has {end.DirectoryBytes.Grouped()} bytes; at most {((long)limits.Entries * MostBytesOfRecord).Grouped()} are allowed",
                Refusal.Raise(nameof(limits.Entries)));
        }

        byte[] records = new byte[end.DirectoryBytes];
        stream.Position = end.DirectoryAt;
        stream.ReadExactly(records);
        List<ZipEntry> entries = ZipRecords.Read(file, records, end.Entries);
        ZipDirectory directory = new(file, stream);
        entries.ForEach(entry => directory.RequireAllowed(entry, limits));
        foreach (ZipEntry entry in ZipLayout.Place(file, stream, entries, end.DirectoryAt))
        {
            directory.Add(entry);
        }

        // Once each is known to lie within the file: before, what they claim together may not fit a number.
        (long length, long packed) = (entries.Sum(entry => entry.Length), entries.Sum(entry => entry.Packed));
        if (IsTooMuch(length, packed, limits))
        {
            throw Refusal.Of(
                file,
                $"its entries claim {length.Grouped()} bytes from {packed.Grouped()} together; at most {limits.ZipRatio} times as many are allowed",
                Refusal.Raise(nameof(limits.ZipRatio)));
        }

        return directory;
    }

    /// <summary>The entry of a name, or null.</summary>
    public ZipEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Unpacks an entry and compares length and checksum.</summary>
    /// <exception cref="InvalidCheckpointException">It is damaged.</exception>
    public byte[] ReadAll(ZipEntry entry) => ZipContent.Read(_file, _stream, entry);

    private void Add(ZipEntry entry)
    {
        if (!entry.IsFolder && !_entries.TryAdd(entry.Name, entry))
        {
            throw Refusal.Of(_file, $"it holds two entries '{entry.Name.Shown()}'; one of a name is allowed", Refusal.Distrust);
        }
    }

    private void RequireAllowed(ZipEntry entry, CheckpointLimits limits)
    {
        string name = $"its entry '{entry.Name.Shown()}'";
        if (LeadsOut(entry.Name))
        {
            throw Refusal.Of(
                _file,
                $"{name} has a name that leads out of the archive; only relative names without '..' are allowed",
                Refusal.Distrust);
        }

        if (entry.IsSpecial)
        {
            throw Refusal.Of(_file, $"{name} is a symbolic link or a device; only files and folders are allowed", Refusal.Distrust);
        }

        if ((entry.Flags & ZipEntry.Encrypted) != 0)
        {
            throw Refusal.Of(_file, $"{name} is encrypted, which is not allowed", "Unpack it with its password and save the weights again.");
        }

        if ((entry.Flags & ~ZipEntry.KnownFlags) != 0)
        {
            throw Refusal.Of(
                _file,
                $"{name} has the flags 0x{entry.Flags:x4}, of which only 0x{ZipEntry.KnownFlags:x4} are allowed",
                Refusal.Distrust);
        }

        if (entry.Method is not (ZipEntry.Stored or ZipEntry.Deflated))
        {
            throw Refusal.Of(
                _file,
                $"{name} is compressed by method {entry.Method}; stored and deflated entries are allowed",
                Refusal.SaveAgain);
        }

        if (entry.Method == ZipEntry.Stored && entry.Packed != entry.Length)
        {
            throw Refusal.Of(
                _file,
                $"{name} is stored as it is, and claims {entry.Length.Grouped()} bytes from {entry.Packed.Grouped()}; they must be as many",
                Refusal.Distrust);
        }

        // deflate's worst case is a few bytes in each 16 KiB; what is packed is taken into memory whole.
        if (entry.Method == ZipEntry.Deflated && entry.Packed > entry.Length + entry.Length / 1000 + 64)
        {
            throw Refusal.Of(
                _file,
                $"{name} claims {entry.Length.Grouped()} bytes from {entry.Packed.Grouped()}; packing makes nothing that much longer",
                Refusal.Distrust);
        }

        if (IsTooMuch(entry.Length, entry.Packed, limits))
        {
            throw Refusal.Of(
                _file,
                $"{name} claims {entry.Length.Grouped()} bytes from {entry.Packed.Grouped()}; at most {limits.ZipRatio} times as many are allowed",
                Refusal.Raise(nameof(limits.ZipRatio)));
        }
    }

    private static bool IsTooMuch(long length, long packed, CheckpointLimits limits) => length > Harmless && length / limits.ZipRatio > packed;

    /// <summary>Nothing is unpacked to a disk, but an honest archive has no such names.</summary>
    private static bool LeadsOut(string name) =>
        name is ['/', ..] or [_, ':', ..] || name.Contains('\\') || name.Contains('\0') || name.Split('/').Contains("..");
}
