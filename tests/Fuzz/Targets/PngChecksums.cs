using System.Buffers.Binary;
using SixLabors.ImageSharp.Tests.Formats.Hostile;

namespace SuperResolution.Fuzz.Targets;

/// <summary>Makes the checksums of a PNG file's chunks right again, so that what is changed is read and not refused for its sum.</summary>
internal static class PngChecksums
{
    private const int SignatureLength = 8;

    /// <summary>Writes the checksums into a copy, up to where chunks no longer follow each other.</summary>
    public static byte[] Repair(byte[] file)
    {
        byte[] repaired = (byte[])file.Clone();
        for (long at = SignatureLength; at + 12 <= repaired.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(repaired.AsSpan((int)at));
            if (at + 12 + length > repaired.Length)
            {
                break;
            }

            Span<byte> summed = repaired.AsSpan((int)at + 4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(repaired.AsSpan((int)(at + 8 + length)), PngFile.Crc(summed));
            at += 12 + length;
        }

        return repaired;
    }
}
