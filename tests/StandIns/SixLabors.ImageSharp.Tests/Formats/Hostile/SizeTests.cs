using System.Buffers.Binary;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>Headers that state sizes that cannot be, or that memory is not there for.</summary>
public class SizeTests
{
    private const string BeyondLimit = "needs more memory than is allowed";
    private const string EndsBefore = "the file ends before the image does";

    // What libtiff says, and what is said where it would have taken the file.
    private static readonly string[] s_tiffSizes =
    [
        BeyondLimit, "a strip or tile is larger than the memory limit allows", "the image has no size", "the file does not tell where a strip or tile lies",
        "Cannot handle zero number of strips", "Cannot handle zero number of tiles", "Computed scanline size is zero", "Incorrect count for \"StripOffsets\"",
        "Incorrect count for \"TileOffsets\"", "Not enough data", "Bad value 0 for \"RowsPerStrip\"",
    ];

    public static TheoryData<uint, uint> ImpossiblePng => new()
    {
        { 0, 1 }, { 1, 0 }, { 0, 0 }, { 0x80000000, 1 }, { uint.MaxValue, uint.MaxValue },
    };

    /// <summary>The first two overflow 32 bits as a product, the next two 63 bits with three or four components.</summary>
    public static TheoryData<uint, uint> HugePng => new()
    {
        { 65535, 65535 }, { 46341, 46341 }, { int.MaxValue, int.MaxValue }, { int.MaxValue, 1 << 30 }, { int.MaxValue, 1 }, { 1, int.MaxValue },
    };

    [Theory]
    [MemberData(nameof(ImpossiblePng))]
    public void A_PNG_of_no_size_is_damaged(uint width, uint height)
    {
        byte[] file = PngFile.Of(PngFile.Header(width, height), PngFile.Data(new byte[100]), PngFile.End());
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), "Invalid IHDR data", "PNG unsigned integer out of range");
        Cost.Refusal<InvalidImageContentException>(() => Image.Identify(file), "Invalid IHDR data", "PNG unsigned integer out of range");
    }

    [Theory]
    [MemberData(nameof(HugePng))]
    public void A_huge_PNG_is_refused_before_memory_is_taken(uint width, uint height)
    {
        foreach ((byte bits, byte kind, byte interlaced) in ((byte, byte, byte)[])[(8, 2, 0), (16, 6, 0), (16, 6, 1), (1, 0, 0), (8, 3, 1)])
        {
            byte[] palette = kind == 3 ? PngFile.Chunk("PLTE", new byte[6]) : [];
            byte[] file = PngFile.Of(PngFile.Header(width, height, bits, kind, interlaced), palette, PngFile.Data(new byte[1000]), PngFile.End());
            Assert.Equal(new Size((int)width, (int)height), Image.Identify(file).Size);
            foreach (Action load in (Action[])[() => Image.Load(file), () => Image.Load<Rgba64>(file), () => Image.Load<L8>(file)])
            {
                InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(load, BeyondLimit, EndsBefore);
                Assert.True(
                    refused.InnerException is InvalidMemoryOperationException || refused.Message.Contains(EndsBefore, StringComparison.Ordinal), refused.ToString());
            }
        }
    }

    [Fact]
    public void The_limit_is_told_with_what_was_asked_for_and_how_to_raise_it()
    {
        byte[] file = PngFile.Of(PngFile.Header(40_000, 40_000), PngFile.Data(new byte[100]), PngFile.End());
        InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), BeyondLimit);
        Assert.Contains("4800000000", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MemoryAllocatorOptions.AllocationLimitMegabytes), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_PNG_of_much_is_held_to_the_limit_and_right_below_it()
    {
        // 9000 by 5000 zeros, 135 MB, in 131 KB.
        byte[] file = PngFile.Of(PngFile.Header(9000, 5000), PngFile.Data(new byte[(1 + (9000 * 3)) * 5000]), PngFile.End());
        Assert.True(file.Length < 200_000);
        InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(Cost.Limited(64), file), BeyondLimit);
        Assert.IsType<InvalidMemoryOperationException>(refused.InnerException);
        using Image<Rgb24> image = Image.Load<Rgb24>(file);
        Assert.Equal(default, image[8999, 4999]);
    }

    [Fact]
    public void A_PNG_that_has_too_few_packed_bytes_for_its_size_is_refused_at_once()
    {
        byte[] file = PngFile.Of(PngFile.Header(30_000, 30_000, 8, 0), PngFile.Data(new byte[30_001 * 3000]), PngFile.End());
        Cost.Refusal<InvalidImageContentException>(() => Image.Load<L8>(file), "ends before");
    }

    [Theory]
    [InlineData("420.jpg", 0xC0)]
    [InlineData("progressive.jpg", 0xC2)]
    [InlineData("cmyk.jpg", 0xC0)]
    public void A_JPEG_of_any_size_costs_little_to_refuse(string name, byte marker)
    {
        byte[] file = TestImages.Bytes(name);
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker, 0]);
        foreach ((ushort width, ushort height) in ((ushort, ushort)[])[(0, 1), (65535, 65535), (65500, 65500), (65500, 1), (1, 65500), (20000, 20000)])
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), height);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), width);
            string[] said = (width, height) switch
            {
                (0, _) => ["Empty JPEG image"],
                (65535, _) => ["Maximum supported image dimension is 65500 pixels"],
                _ => [BeyondLimit, EndsBefore, "premature end of data segment"],
            };
            Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), said);
            Cost.Refusal<InvalidImageContentException>(() => Image.Load(Cost.Limited(64), file), said);
        }
    }

    [Theory]
    [InlineData(0, 7, "its size is 0 by 7")]
    [InlineData(13, 0, "its size is 13 by 0")]
    [InlineData(-1, 7, "its size is -1 by 7")]
    [InlineData(13, int.MinValue, "its size is 13 by 0")]
    [InlineData(65535, 65535, EndsBefore)]
    [InlineData(int.MaxValue, int.MaxValue, "its rows are too long", EndsBefore)]
    [InlineData(int.MaxValue, 1, "its rows are too long", EndsBefore)]
    [InlineData(1, int.MaxValue, EndsBefore)]
    [InlineData(1 << 20, 1 << 20, EndsBefore)]
    public void A_BMP_with_sizes_that_cannot_be_is_refused(int width, int height, params string[] said)
    {
        foreach (string name in (string[])["rgb24.bmp", "p1.bmp", "rgba32.bmp"])
        {
            byte[] file = TestImages.Bytes(name);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
            Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), said);
        }
    }

    [Theory]
    [InlineData("c3b8.tif", 256)]
    [InlineData("c3b8.tif", 257)]
    [InlineData("tiles.tif", 256)]
    [InlineData("tiles.tif", 322)]
    [InlineData("planar.tif", 257)]
    [InlineData("palette.tif", 256)]
    [InlineData("deflate.tif", 278)]
    public void A_TIFF_with_sizes_that_cannot_be_is_refused(string name, int tag)
    {
        foreach (uint size in (uint[])[0, 65535, int.MaxValue, uint.MaxValue, 1 << 20])
        {
            byte[] file = TestImages.Bytes(name);
            Tag(file, tag, size);
            if (tag == 278 && size != 0)
            {
                // More rows in a strip than there are is allowed: the strip is the image, here cut off.
                Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), "Not enough data");
                continue;
            }

            Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), s_tiffSizes);
        }
    }

    [Theory]
    [InlineData("c3b8.tif")]
    [InlineData("deflate.tif")]
    [InlineData("palette.tif")]
    public void A_TIFF_whose_strips_are_lies_is_refused(string name)
    {
        foreach ((int tag, uint value) in ((int, uint)[])[(273, uint.MaxValue), (273, int.MaxValue), (279, uint.MaxValue), (279, 0)])
        {
            byte[] file = TestImages.Bytes(name);
            int entry = Entry(file, tag);
            uint count = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(entry + 4));
            int values = count == 1 ? entry + 8 : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry + 8));
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(values + (4 * i)), value);
            }

            string[] said = ["Seek error at scanline", "Too large strip byte count", "the file does not tell where a strip or tile lies"];
            Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), said);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(entry + 4), uint.MaxValue);
            Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), said);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(12, 0)]
    public void A_GIF_without_a_canvas_is_refused(ushort width, ushort height)
    {
        byte[] file = TestImages.Bytes("still.gif");
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), $"{width} by {height}");
    }

    [Fact]
    public void A_GIF_of_a_huge_canvas_is_held_to_the_limit()
    {
        byte[] file = TestImages.Bytes("still.gif");
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(6), uint.MaxValue);
        InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), BeyondLimit);
        Assert.IsType<InvalidMemoryOperationException>(refused.InnerException);
    }

    [Fact]
    public void A_GIF_frame_far_beside_its_canvas_is_refused()
    {
        byte[] file = TestImages.Bytes("still.gif");
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, 12, 0]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(frame + 5), uint.MaxValue);
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(file), "does not lie on the canvas");
    }

    [Theory]
    [InlineData("lossless.webp")]
    [InlineData("lossy.webp")]
    public void A_WebP_that_states_more_than_it_has_is_refused(string name)
    {
        byte[] file = TestImages.Bytes(name);
        int at = name.StartsWith("lossy", StringComparison.Ordinal)
            ? file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) + 3
            : file.AsSpan().IndexOf("VP8L"u8) + 9;
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), 0x3FFF);
        file[at + 2] = 0xFF;
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(Cost.Limited(64), file), "the bit stream is damaged", EndsBefore);
    }

    [Fact]
    public void An_animation_whose_canvas_is_beyond_one_piece_of_memory_is_refused()
    {
        byte[] file = TestImages.Bytes("animated.webp");

        // VP8X: the canvas's width and height less one, 24 bits each.
        const int canvas = 24;
        foreach (int at in (int[])[canvas, canvas + 3])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), 23999);
            file[at + 2] = 0;
        }

        InvalidImageContentException refused = Cost.Refusal<InvalidImageContentException>(() => Image.Load<Rgb24>(file), BeyondLimit);
        Assert.IsType<InvalidMemoryOperationException>(refused.InnerException);
    }

    private static int Entry(byte[] file, int tag)
    {
        int entry = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)) + 2;
        while (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry)) != tag)
        {
            entry += 12;
        }

        return entry;
    }

    private static void Tag(byte[] file, int tag, uint value)
    {
        const ushort longType = 4;
        int entry = Entry(file, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(entry + 2), longType);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(entry + 8), value);
    }
}
