using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp.Interop;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Where in a PNG file its chunks lie, read before its pixels are.</summary>
internal sealed class PngLayout
{
    private const int SignatureLength = 8;
    private const int LargestText = 1 << 24;
    private readonly NativeSource _source;
    private readonly List<PngFrame> _frames = [];

    private PngLayout(NativeSource source) => _source = source;

    /// <summary>The content of IHDR; empty where the file has none.</summary>
    public byte[] Header { get; private set; } = [];

    /// <summary>The content of PLTE; null where the file has none.</summary>
    public byte[]? Palette { get; private set; }

    /// <summary>The content of tRNS; null where the file has none.</summary>
    public byte[]? Transparency { get; private set; }

    /// <summary>Bytes of the packed pixels that the file has.</summary>
    public long DataLength { get; private set; }

    /// <summary>The XMP profile; null where the file has none.</summary>
    public byte[]? Xmp { get; private set; }

    /// <summary>The frames of an animation, each behind its fcTL chunk; the first may be the picture that stands in IDAT.</summary>
    public IReadOnlyList<PngFrame> Frames => _frames;

    /// <summary>Whether the picture in IDAT is the animation's first frame.</summary>
    public bool RootIsFrame { get; private set; }

    /// <summary>Walks a file's chunks, and puts the source back to its beginning.</summary>
    public static PngLayout Read(NativeSource source, bool skipMetadata)
    {
        PngLayout layout = new(source);
        Span<byte> head = stackalloc byte[8];
        long at = SignatureLength;
        while (source.ReadAt(at, head) == head.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
            long content = at + head.Length;
            if (length > int.MaxValue || head[4..].SequenceEqual("IEND"u8))
            {
                break;
            }

            layout.Note(head[4..], content, (int)Math.Min(length, source.Length - content), skipMetadata);
            at = content + length + sizeof(uint);
        }

        source.Rewind();
        return layout;
    }

    private void Note(ReadOnlySpan<byte> name, long at, int length, bool skipMetadata)
    {
        const int headerLength = 13;
        const int largestPalette = 768;
        if (name.SequenceEqual("IDAT"u8))
        {
            RootIsFrame |= DataLength == 0 && _frames.Count == 1;
            DataLength += length;
        }
        else if (name.SequenceEqual("fdAT"u8) && length > sizeof(uint) && _frames.Count > 0)
        {
            _frames[^1].Data.Add((at + sizeof(uint), length - sizeof(uint)));
        }
        else if (name.SequenceEqual("fcTL"u8) && length == PngFrame.ControlLength)
        {
            _frames.Add(PngFrame.Parse(Content(at, length)));
        }
        else if (name.SequenceEqual("IHDR"u8) && length == headerLength && Header.Length == 0)
        {
            Header = Content(at, length);
        }
        else if (name.SequenceEqual("PLTE"u8) && length <= largestPalette)
        {
            Palette = Content(at, length);
        }
        else if (name.SequenceEqual("tRNS"u8) && length <= largestPalette)
        {
            Transparency = Content(at, length);
        }
        else if (name.SequenceEqual("iTXt"u8) && !skipMetadata && Xmp is null && length <= LargestText)
        {
            Xmp = XmpText(Content(at, length));
        }
    }

    private byte[] Content(long at, int length)
    {
        byte[] content = new byte[length];
        return content[.._source.ReadAt(at, content)];
    }

    // The name, a zero, whether it is packed, the method, a language and a translation with a zero each, the text.
    private static byte[]? XmpText(byte[] chunk)
    {
        ReadOnlySpan<byte> keyword = "XML:com.adobe.xmp\0"u8;
        if (!chunk.AsSpan().StartsWith(keyword) || chunk.Length < keyword.Length + 4)
        {
            return null;
        }

        bool packed = chunk[keyword.Length] == 1;
        int at = keyword.Length + 2;
        for (int zeros = 0; zeros < 2; at++)
        {
            if (at >= chunk.Length)
            {
                return null;
            }

            zeros += chunk[at] == 0 ? 1 : 0;
        }

        byte[] text = chunk[at..];
        return packed ? Unpack(text) : text;
    }

    /// <summary>Unpacks a deflated text or profile; null where that fails or gives more than is sensible.</summary>
    public static byte[]? Unpack(byte[] packed)
    {
        using ZLibStream source = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream text = new();
        byte[] buffer = new byte[1 << 14];
        try
        {
            int got;
            while ((got = source.Read(buffer)) > 0 && text.Length <= LargestText)
            {
                text.Write(buffer, 0, got);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return text.Length is > 0 and <= LargestText ? text.ToArray() : null;
    }
}
