using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>EXIF in APP1 and ICC in APP2 markers, each cut into as many as it needs.</summary>
internal static unsafe class JpegProfiles
{
    private const int LargestMarker = 65533;
    private const int ExifMarker = 1;
    private const int IccMarker = 2;

    private static ReadOnlySpan<byte> IccPrefix => "ICC_PROFILE\0"u8;

    /// <summary>The EXIF profile, or null.</summary>
    public static ExifProfile? ReadExif(nint reader)
    {
        List<byte> profile = [];
        foreach (byte[] marker in Markers(reader, ExifMarker))
        {
            if (marker.AsSpan().StartsWith(ExifProfile.Prefix))
            {
                profile.AddRange(marker.AsSpan(ExifProfile.Prefix.Length));
            }
        }

        return profile.Count > 0 ? new([.. profile]) : null;
    }

    /// <summary>The ICC profile, or null where there is none or a part of it is missing.</summary>
    public static IccProfile? ReadIcc(nint reader)
    {
        SortedDictionary<int, byte[]> parts = [];
        int count = 0;
        foreach (byte[] marker in Markers(reader, IccMarker))
        {
            if (marker.AsSpan().StartsWith(IccPrefix) && marker.Length > IccPrefix.Length + 2)
            {
                parts[marker[IccPrefix.Length]] = marker[(IccPrefix.Length + 2)..];
                count = marker[IccPrefix.Length + 1];
            }
        }

        bool complete = parts.Count > 0 && parts.Count == count && parts.First().Key == 1 && parts.Last().Key == count;
        return complete ? new([.. parts.Values.SelectMany(part => part)]) : null;
    }

    /// <summary>Writes an EXIF profile.</summary>
    /// <returns>Whether the codec took it.</returns>
    public static bool WriteExif(nint writer, ExifProfile profile)
    {
        byte[] bytes = profile.ToBlock();
        int step = LargestMarker - ExifProfile.Prefix.Length;
        bool taken = true;
        for (int at = 0; at < bytes.Length && taken; at += step)
        {
            taken = Write(writer, ExifMarker, [.. ExifProfile.Prefix, .. bytes.AsSpan(at, Math.Min(step, bytes.Length - at))]);
        }

        return taken;
    }

    /// <summary>Writes an ICC profile.</summary>
    /// <returns>Whether the codec took it.</returns>
    /// <exception cref="ImageFormatException">The profile is too large for the format.</exception>
    public static bool WriteIcc(nint writer, IccProfile profile)
    {
        byte[] bytes = profile.ToByteArray();
        int step = LargestMarker - IccPrefix.Length - 2;
        int count = (bytes.Length + step - 1) / step;
        if (count > byte.MaxValue)
        {
            throw new ImageFormatException($"The ICC profile has {bytes.Length} bytes; a JPEG file holds at most {byte.MaxValue * step}. Take it out of the metadata.");
        }

        bool taken = true;
        for (int i = 0; i < count && taken; i++)
        {
            int at = i * step;
            taken = Write(writer, IccMarker, [.. IccPrefix, (byte)(i + 1), (byte)count, .. bytes.AsSpan(at, Math.Min(step, bytes.Length - at))]);
        }

        return taken;
    }

    private static bool Write(nint writer, int number, byte[] content)
    {
        fixed (byte* data = content)
        {
            return JpegNative.WriteMarker(writer, number, data, content.Length) == 0;
        }
    }

    private static List<byte[]> Markers(nint reader, int number)
    {
        List<byte[]> found = [];
        byte* data;
        int size;
        for (nint at = JpegNative.Marker(reader, 0, number, &data, &size); at != 0; at = JpegNative.Marker(reader, at, number, &data, &size))
        {
            found.Add(new ReadOnlySpan<byte>(data, size).ToArray());
        }

        return found;
    }
}
