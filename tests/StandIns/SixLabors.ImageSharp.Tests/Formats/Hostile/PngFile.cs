using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>PNG files put together chunk by chunk, right or wrong.</summary>
internal static class PngFile
{
    public static byte[] Of(params byte[][] chunks) => [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Header(uint width, uint height, byte bits = 8, byte colorType = 2, byte interlaced = 0)
    {
        byte[] content = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(content, width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), height);
        content[8] = bits;
        content[9] = colorType;
        content[12] = interlaced;
        return Chunk("IHDR", content);
    }

    public static byte[] Data(byte[] rows) => Chunk("IDAT", Packed(rows));

    public static byte[] End() => Chunk("IEND", []);

    public static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (ZLibStream deflate = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Chunk(string name, byte[] content, uint? length = null, uint? crc = null)
    {
        byte[] chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, length ?? (uint)content.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), crc ?? Crc(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    /// <summary>An fcTL chunk.</summary>
    public static byte[] FrameControl(uint sequence, uint x, uint y, uint width, uint height)
    {
        byte[] content = new byte[26];
        foreach ((int at, uint value) in ((int, uint)[])[(0, sequence), (4, width), (8, height), (12, x), (16, y)])
        {
            BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(at), value);
        }

        return Chunk("fcTL", content);
    }

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
