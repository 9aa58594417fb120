namespace SuperResolution.Weights.Containers;

/// <summary>Tells zip archives with other bytes before them, which some programs read and others take for something else.</summary>
internal static class ForeignStart
{
    private const int EndBytes = 22;

    /// <summary>A phrase for a message, or null where the file does not end as a zip archive does.</summary>
    public static string? Find(Stream stream)
    {
        Span<byte> end = stackalloc byte[EndBytes];
        if (stream.Length < EndBytes)
        {
            return null;
        }

        stream.Position = stream.Length - EndBytes;
        stream.ReadExactly(end);
        return end.StartsWith("PK\x05\x06"u8) && stream.Length > EndBytes ? "it is a zip archive with other bytes before it" : null;
    }
}
