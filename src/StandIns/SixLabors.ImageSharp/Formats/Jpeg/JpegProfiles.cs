using System.Buffers.Binary;
using SixLabors.ImageSharp.Interop;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>EXIF and XMP in APP1, ICC in APP2, IPTC in APP13 markers; EXIF and ICC are cut into as many as they need.</summary>
internal static unsafe class JpegProfiles
{
    private const int LargestMarker = 65533;
    private const int ExifMarker = 1;
    private const int IccMarker = 2;
    private const int PhotoshopMarker = 13;

    private static ReadOnlySpan<byte> IccPrefix => "ICC_PROFILE\0"u8;

    private static ReadOnlySpan<byte> XmpPrefix => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> PhotoshopPrefix => "Photoshop 3.0\0"u8;

    // An image resource of Photoshop's: its mark, its number, an empty name.
    private static ReadOnlySpan<byte> IptcResource => "8BIM\x04\x04\0\0"u8;

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

    /// <summary>The ICC profile, or null where there is none, a part of it is missing, or it is none.</summary>
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
        return IccProfile.IfValid(complete ? [.. parts.Values.SelectMany(part => part)] : null);
    }

    /// <summary>The XMP profile, or null.</summary>
    public static XmpProfile? ReadXmp(nint reader) =>
        Markers(reader, ExifMarker).Find(marker => marker.AsSpan().StartsWith(XmpPrefix)) is { } found && found.Length > XmpPrefix.Length
            ? new(found[XmpPrefix.Length..])
            : null;

    /// <summary>The IPTC profile, or null where there is none among the resources.</summary>
    public static IptcProfile? ReadIptc(nint reader)
    {
        byte[]? marker = Markers(reader, PhotoshopMarker).Find(marker => marker.AsSpan().StartsWith(PhotoshopPrefix));
        ReadOnlySpan<byte> left = marker.AsSpan(marker is null ? 0 : PhotoshopPrefix.Length);
        while (left.Length >= IptcResource.Length + sizeof(int) && left.StartsWith("8BIM"u8))
        {
            // A name of an even length with its count, the content's length, the content filled up to an even length.
            int content = 6 + ((left[6] + 2) & ~1) + sizeof(int);
            if (content > left.Length)
            {
                return null;
            }

            uint length = BinaryPrimitives.ReadUInt32BigEndian(left[(content - sizeof(int))..]);
            if (length > left.Length - content)
            {
                return null;
            }

            if (left.StartsWith(IptcResource[..6]))
            {
                return length > 0 ? new(left.Slice(content, (int)length).ToArray()) : null;
            }

            left = left[Math.Min(left.Length, content + (int)((length + 1) & ~1u))..];
        }

        return null;
    }

    /// <summary>Writes an XMP profile.</summary>
    /// <returns>Whether the codec took it.</returns>
    /// <exception cref="ImageFormatException">The profile is too large for a marker.</exception>
    public static bool WriteXmp(nint writer, XmpProfile profile)
    {
        byte[] bytes = profile.Data ?? [];
        return bytes.Length == 0 || Write(writer, ExifMarker, InOneMarker("XMP", [.. XmpPrefix, .. bytes]));
    }

    /// <summary>Writes an IPTC profile.</summary>
    /// <returns>Whether the codec took it.</returns>
    /// <exception cref="ImageFormatException">The profile is too large for a marker.</exception>
    public static bool WriteIptc(nint writer, IptcProfile profile)
    {
        if (profile.Data is not { Length: > 0 } bytes)
        {
            return true;
        }

        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        ReadOnlySpan<byte> filling = bytes.Length % 2 == 0 ? [] : [0];
        return Write(writer, PhotoshopMarker, InOneMarker("IPTC", [.. PhotoshopPrefix, .. IptcResource, .. length, .. bytes, .. filling]));
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

    private static byte[] InOneMarker(string name, byte[] content) => content.Length <= LargestMarker
        ? content
        : throw new ImageFormatException($"The {name} profile does not fit into the {LargestMarker} bytes that a JPEG file has for it. Take it out of the metadata.");

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
