namespace SuperResolution.Weights.Containers.Zip;

/// <summary>An entry as the directory at the end of an archive describes it.</summary>
/// <param name="Name">Its name, with slashes.</param>
/// <param name="Flags">Its general-purpose bits.</param>
/// <param name="Method">How it is compressed: <see cref="Stored"/> or <see cref="Deflated"/>.</param>
/// <param name="Crc32">Its checksum.</param>
/// <param name="Packed">Its bytes in the file.</param>
/// <param name="Length">Its bytes when it is unpacked.</param>
/// <param name="HeaderAt">Where in the file its own header begins.</param>
/// <param name="Mode">The kind of file that Unix keeps it as, in the upper half of the external attributes; 0 where none is said.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, uint Crc32, long Packed, long Length, long HeaderAt, int Mode)
{
    public const int Stored = 0, Deflated = 8;

    /// <summary>Sizes and checksum come after the content, and its header has zeros for them.</summary>
    public const int SizesFollow = 1 << 3;

    /// <summary>Encrypted, strongly encrypted, or with a masked directory.</summary>
    public const int Encrypted = 1 | 1 << 6 | 1 << 13;

    /// <summary>What an honest archive may have: how hard it was compressed, sizes that follow, a name in UTF-8.</summary>
    public const int KnownFlags = 1 << 1 | 1 << 2 | SizesFollow | 1 << 11;

    /// <summary>Where in the file its content begins; known once its own header was read.</summary>
    public long ContentAt { get; init; }

    /// <summary>Whether it stands for a folder.</summary>
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether it is a link, a device or a pipe on Unix.</summary>
    public bool IsSpecial => (Mode & 0xf000) is not (0 or 0x8000 or 0x4000);
}
