using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>Pieces of files that are missing, doubled, too long, in circles, or packed wrongly.</summary>
public class ChunkTests
{
    private static readonly byte[] s_rows = new byte[2 * 7];

    public static TheoryData<string, string> DamagedPng => new()
    {
        { "no header", "IHDR" }, { "two headers", "PNG" }, { "no palette", "PLTE" }, { "empty data", "ends before" }, { "no data", "PNG" }, { "wrong checksum", "CRC" },
        { "length beyond the end", "PNG" }, { "negative length", "PNG" }, { "not deflated", "PNG" }, { "too few rows", "ends before" }, { "unknown filter", "filter" },
        { "unknown colours", "PNG" }, { "unknown depth", "PNG" }, { "unknown critical chunk", "PNG" }, { "palette too long", "PNG" },
    };

    [Theory]
    [MemberData(nameof(DamagedPng))]
    public void A_damaged_PNG_is_refused(string fault, string said)
    {
        InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(() => Image.Load(Damaged(fault)));
        Assert.Contains(said, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_PNG_of_a_million_empty_chunks_is_read()
    {
        byte[] empty = PngFile.Chunk("IDAT", []);
        byte[] file = PngFile.Of(PngFile.Header(2, 2), [.. Enumerable.Repeat(empty, 100_000).SelectMany(bytes => bytes)], PngFile.Data(s_rows), PngFile.End());
        Cost.Within(() =>
        {
            using Image image = Image.Load(file);
            Assert.Equal(2, image.Width);
        });
    }

    [Fact]
    public void Text_that_unpacks_to_much_is_not_unpacked()
    {
        byte[] text = [.. "Comment\0\0"u8, .. PngFile.Packed(new byte[100 << 20])];
        byte[] xmp = [.. "XML:com.adobe.xmp\0\x01\0\0\0"u8, .. PngFile.Packed(new byte[100 << 20])];
        byte[] file = PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("zTXt", text), PngFile.Chunk("iTXt", xmp), PngFile.Data(s_rows), PngFile.End());
        Cost.Within(() =>
        {
            using Image image = Image.Load(file);
            Assert.Null(image.Metadata.XmpProfile);
        });
    }

    [Theory]
    [InlineData("no scan", 0xDA)]
    [InlineData("no quantisation table", 0xDB)]
    public void A_JPEG_without_a_marker_that_it_needs_is_refused(string fault, byte marker)
    {
        byte[] file = TestImages.Bytes("420.jpg");
        for (int at; (at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker])) >= 0;)
        {
            // A comment of the same length.
            file[at + 1] = 0xFE;
        }

        Assert.NotEmpty(fault);
        Assert.Contains("JPEG", Cost.Refusal<InvalidImageContentException>(() => Image.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_JPEG_of_a_thousand_scans_is_refused()
    {
        byte[] file = TestImages.Bytes("progressive.jpg");
        int scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        int next = scan + 2 + file.AsSpan(scan + 2).IndexOf((byte)0xFF);
        while (file[next + 1] == 0)
        {
            next += 2 + file.AsSpan(next + 2).IndexOf((byte)0xFF);
        }

        byte[] many = [.. file[..next], .. Enumerable.Repeat(file[scan..next], 1000).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Assert.Contains("scans", Cost.Refusal<InvalidImageContentException>(() => Image.Load(many)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_progressive_JPEG_of_empty_scans_is_refused_in_time()
    {
        byte[] file = TestImages.Bytes("progressive.jpg");
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2, 0]);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(frame + 5), 0x0FA0_0FA0);
        int scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] many = [.. file[..^2], .. Enumerable.Repeat(file[scan..(scan + 20)], 50_000).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(many));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(255)]
    public void GIF_codes_of_sizes_that_cannot_be_are_refused(byte bits)
    {
        byte[] file = TestImages.Bytes("still.gif");
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, 12, 0]);
        file[frame + 10] = bits;
        Assert.Contains("bits", Cost.Refusal<InvalidImageContentException>(() => Image.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GIF_whose_blocks_never_come_to_an_image_is_refused()
    {
        byte[] head = TestImages.Bytes("still.gif")[..37];
        foreach (byte[] tail in (byte[][])[[0x3B], [], [0x21, 0xFE, 0xFF], [.. Enumerable.Repeat((byte)0, 1 << 20)], [0x21, 0xFE, .. Enumerable.Repeat((byte)1, 1 << 20)]])
        {
            Assert.Contains("no frame", Cost.Refusal<InvalidImageContentException>(() => Image.Load([.. head, .. tail])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_WebP_whose_chunks_are_lies_is_refused()
    {
        foreach (string name in (string[])["lossy-alpha.webp", "profiles.webp", "animated.webp"])
        {
            foreach (uint length in (uint[])[0, 1, 0x7FFFFFFF, uint.MaxValue])
            {
                byte[] file = TestImages.Bytes(name);
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), length);
                Cost.Refusal<InvalidImageContentException>(() => Image.Load(file));
            }
        }
    }

    [Theory]
    [InlineData(1, typeof(NotSupportedException))]
    [InlineData(4, typeof(NotSupportedException))]
    [InlineData(77, typeof(NotSupportedException))]
    public void A_BMP_that_is_packed_is_not_supported(int compression, Type expected)
    {
        byte[] file = TestImages.Bytes("p8.bmp");
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(30), compression);
        Exception? refused = Record.Exception(() => Image.Load(file));
        Assert.IsType(expected, refused);
        Assert.Contains($"compression {compression}", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Save it again without compression, or as PNG.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TIFF_of_samples_that_are_not_read_is_not_supported()
    {
        byte[] file = TestImages.Bytes("c1b8.tif");
        int bits = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x02, 0x01, 3, 0, 1, 0, 0, 0, 8]);
        file[bits + 8] = 12;
        NotSupportedException refused = Assert.Throws<NotSupportedException>(() => Image.Load(file));
        Assert.Contains("12-bit", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("Save it again with 8 or 16 bits a channel, or as PNG.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new Size(13, 7), Image.Identify(file).Size);
    }

    private static byte[] Damaged(string fault) => fault switch
    {
        "no header" => PngFile.Of(PngFile.Data(s_rows), PngFile.End()),
        "two headers" => PngFile.Of(PngFile.Header(2, 2), PngFile.Header(2, 2), PngFile.Data(s_rows), PngFile.End()),
        "no palette" => PngFile.Of(PngFile.Header(2, 2, 8, 3), PngFile.Data(s_rows), PngFile.End()),
        "palette too long" => PngFile.Of(PngFile.Header(2, 2, 8, 3), PngFile.Chunk("PLTE", new byte[3000]), PngFile.Data(s_rows), PngFile.End()),
        "empty data" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("IDAT", []), PngFile.End()),
        "no data" => PngFile.Of(PngFile.Header(2, 2), PngFile.End()),
        "wrong checksum" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("IDAT", PngFile.Packed(s_rows), crc: 1), PngFile.End()),
        "length beyond the end" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("IDAT", PngFile.Packed(s_rows), length: 0x7FFFFFFF), PngFile.End()),
        "negative length" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("IDAT", PngFile.Packed(s_rows), length: 0xFFFFFFFF), PngFile.End()),
        "not deflated" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("IDAT", new byte[100]), PngFile.End()),
        "too few rows" => PngFile.Of(PngFile.Header(2, 9000), PngFile.Data(s_rows), PngFile.End()),
        "unknown filter" => PngFile.Of(PngFile.Header(2, 2), PngFile.Data([9, .. s_rows[1..]]), PngFile.End()),
        "unknown colours" => PngFile.Of(PngFile.Header(2, 2, 8, 5), PngFile.Data(s_rows), PngFile.End()),
        "unknown depth" => PngFile.Of(PngFile.Header(2, 2, 3), PngFile.Data(s_rows), PngFile.End()),
        "unknown critical chunk" => PngFile.Of(PngFile.Header(2, 2), PngFile.Chunk("ABCD", new byte[4]), PngFile.Data(s_rows), PngFile.End()),
        _ => throw new ArgumentException(fault),
    };
}
