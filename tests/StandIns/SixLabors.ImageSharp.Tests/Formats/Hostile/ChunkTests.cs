using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>Pieces of files that are missing, doubled, too long, in circles, or packed wrongly.</summary>
public class ChunkTests
{
    private static readonly byte[] s_rows = new byte[2 * 7];

    public static TheoryData<string, string> DamagedPng => new()
    {
        { "no header", "IDAT: Missing IHDR before IDAT" }, { "two headers", "IHDR: out of place" }, { "no palette", "IDAT: Missing PLTE before IDAT" },
        { "empty data", "the file ends before the image does" }, { "no data", "IEND: out of place" }, { "wrong checksum", "IDAT: CRC error" },
        { "length beyond the end", "the file ends before the image does" }, { "negative length", "PNG unsigned integer out of range" },
        { "not deflated", "IDAT: unknown compression method" }, { "too few rows", "the file ends before the image does" },
        { "unknown filter", "bad adaptive filter value" }, { "unknown colours", "Invalid IHDR data" }, { "unknown depth", "Invalid IHDR data" },
        { "unknown critical chunk", "ABCD: unhandled critical chunk" }, { "palette too long", "PLTE: invalid" },
    };

    [Theory]
    [MemberData(nameof(DamagedPng))]
    public void A_damaged_PNG_is_refused(string fault, string said)
    {
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(Damaged(fault)), said);
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
    [InlineData(0xDA, "missing SOS marker")]
    [InlineData(0xDB, "Quantization table 0x00 was not defined")]
    public void A_JPEG_without_a_marker_that_it_needs_is_refused(byte marker, string said)
    {
        byte[] file = TestImages.Bytes("420.jpg");
        for (int at; (at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker])) >= 0;)
        {
            // A comment of the same length.
            file[at + 1] = 0xFE;
        }

        Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), said);
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
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(many), "scans");
    }

    [Fact]
    public void A_large_progressive_JPEG_of_empty_scans_is_refused_in_time()
    {
        byte[] file = TestImages.Bytes("progressive.jpg");
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2, 0]);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(frame + 5), 0x0FA0_0FA0);
        int scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] many = [.. file[..^2], .. Enumerable.Repeat(file[scan..(scan + 20)], 50_000).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(many), "premature end of data segment");
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
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), "bits");
    }

    [Fact]
    public void A_GIF_whose_blocks_never_come_to_an_image_is_refused()
    {
        byte[] head = TestImages.Bytes("still.gif")[..37];
        foreach (byte[] tail in (byte[][])[[0x3B], [], [0x21, 0xFE, 0xFF], [.. Enumerable.Repeat((byte)0, 1 << 20)], [0x21, 0xFE, .. Enumerable.Repeat((byte)1, 1 << 20)]])
        {
            Cost.Refusal<InvalidImageContentException>(() => Image.Load([.. head, .. tail]), "no frame");
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
                Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), "the bit stream is damaged");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(77)]
    public void A_BMP_that_is_packed_is_not_supported(int compression)
    {
        byte[] file = TestImages.Bytes("p8.bmp");
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(30), compression);
        NotSupportedException refused = Cost.Refusal<NotSupportedException>(() => Image.Load(file), $"compression {compression}");
        Assert.EndsWith("Save it again without compression, or as PNG.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TIFF_of_samples_that_are_not_read_is_not_supported()
    {
        byte[] file = TestImages.Bytes("c1b8.tif");
        int bits = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x02, 0x01, 3, 0, 1, 0, 0, 0, 8]);
        file[bits + 8] = 12;
        NotSupportedException refused = Cost.Refusal<NotSupportedException>(() => Image.Load(file), "12-bit");
        Assert.EndsWith("Save it again with 8 or 16 bits a channel, or as PNG.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new Size(13, 7), Image.Identify(file).Size);
    }

    [Theory]
    [InlineData("float-gray.tif")]
    [InlineData("float-rgb.tif")]
    public void A_TIFF_of_signed_samples_is_not_supported(string name)
    {
        byte[] file = TestImages.Bytes(name);
        int format = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x53, 0x01, 3, 0]);
        Assert.True(format > 0);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(format + 4));
        int values = count <= 2 ? format + 8 : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(format + 8));
        for (int i = 0; i < count; i++)
        {
            file[values + (2 * i)] = 2;
        }

        Cost.Refusal<NotSupportedException>(() => Image.Load(file), "signed or complex samples");
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
