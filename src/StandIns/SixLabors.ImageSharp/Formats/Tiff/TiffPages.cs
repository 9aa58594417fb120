using System.Buffers.Binary;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Tiff;

/// <summary>Counts the images of a TIFF or BigTIFF file along the chain of their directories.</summary>
internal static class TiffPages
{
    /// <summary>How many there are, up to a most; a directory that was met before ends the chain. The source is put back to its beginning.</summary>
    public static int Count(NativeSource source, uint most)
    {
        Span<byte> head = stackalloc byte[16];
        int length = source.ReadAt(0, head);
        bool bigEndian = head[0] == 'M';
        bool large = Number(head[2..4], bigEndian) == 43;
        int numberLength = large ? sizeof(ulong) : sizeof(uint);
        int countLength = large ? sizeof(ulong) : sizeof(ushort);
        int entryLength = large ? 20 : 12;
        ulong at = length >= (large ? 16 : 8) ? Number(head.Slice(large ? 8 : 4, numberLength), bigEndian) : 0;
        HashSet<ulong> met = [];
        while (at > 0 && at < (ulong)source.Length && (uint)met.Count < most && met.Add(at))
        {
            Span<byte> number = head[..countLength];
            if (source.ReadAt((long)at, number) < countLength || Number(number, bigEndian) is var entries && entries > ushort.MaxValue)
            {
                break;
            }

            Span<byte> next = head[..numberLength];
            at += (ulong)countLength + (entries * (ulong)entryLength);
            at = source.ReadAt((long)at, next) == numberLength ? Number(next, bigEndian) : 0;
        }

        source.Rewind();
        return met.Count;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, bool bigEndian) => (bytes.Length, bigEndian) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
    };
}
