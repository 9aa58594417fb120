using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats;

public class HostileFileTests
{
    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void A_truncated_file_is_refused_or_was_complete_without_its_tail(string name)
    {
        byte[] file = TestImages.Bytes(name);
        using Image<Rgba64> whole = Image.Load<Rgba64>(file);
        int[] expected = TestImages.Components(whole);
        for (int i = 0; i < 16; i++)
        {
            byte[] cut = file[..(file.Length * i / 16)];
            try
            {
                using Image<Rgba64> read = Image.Load<Rgba64>(cut);
                Assert.Equal(expected, TestImages.Components(read));
            }
            catch (ImageFormatException refused)
            {
                Assert.NotEmpty(refused.Message);
                continue;
            }

            // Only what stands behind the pixels may be missing: metadata, the end marker, another frame.
            Assert.True(i > 8, $"{name} was read from {cut.Length} of {file.Length} bytes.");
        }
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

        Assert.Throws<InvalidMemoryOperationException>(() => Image.Load<Rgb24>(file));
    }

    [Theory]
    [MemberData(nameof(TestImages.All), MemberType = typeof(TestImages))]
    public void A_file_with_changed_bytes_gives_an_image_or_a_typed_exception(string name)
    {
        byte[] file = TestImages.Bytes(name);
        Random random = new(name.Length);
        Configuration small = Configuration.Default.Clone();
        small.MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = 64 });
        for (int i = 0; i < 200; i++)
        {
            byte[] changed = (byte[])file.Clone();
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(3) == 0 ? random.Next(changed.Length) : random.Next(Math.Min(changed.Length, 200));
                changed[at] = random.Next(4) switch { 0 => 0, 1 => 255, 2 => (byte)(changed[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
            }

            try
            {
                using Image image = Image.Load(new DecoderOptions { Configuration = small }, changed);
                image.Metadata.ExifProfile?.TryGetValue(SixLabors.ImageSharp.Metadata.Profiles.Exif.ExifTag.Orientation, out _);
            }
            catch (Exception e) when (e is ImageFormatException or InvalidMemoryOperationException)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void A_GIF_is_said_to_be_unknown_and_the_known_formats_are_listed()
    {
        UnknownImageFormatException refused = Assert.Throws<UnknownImageFormatException>(() => Image.Load(TestImages.PathOf("not-read.gif")));
        Assert.All(["PNG", "JPEG", "Webp", "BMP", "TIFF"], format => Assert.Contains(format, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(400)]
    public void Bytes_of_no_format_are_unknown(int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, (byte)'x');
        Assert.Throws<UnknownImageFormatException>(() => Image.Load(bytes));
        Assert.Throws<UnknownImageFormatException>(() => Image.Identify(bytes));
    }

    [Fact]
    public void A_PNG_that_promises_more_than_the_limit_is_refused_before_memory_is_taken()
    {
        byte[] file = TestImages.Bytes("rgb8.png");
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 40_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 40_000);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        Assert.Equal(new Size(40_000, 40_000), Image.Identify(file).Size);
        InvalidMemoryOperationException refused = Assert.Throws<InvalidMemoryOperationException>(() => Image.Load<Rgb24>(file));
        Assert.Contains("4800000000", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rgb8.png")]
    [InlineData("interlaced16.png")]
    public void A_PNG_of_one_endless_row_is_refused_before_memory_is_taken(string name)
    {
        byte[] file = TestImages.Bytes(name);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), int.MaxValue);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        Assert.Throws<InvalidMemoryOperationException>(() => Image.Load<L8>(file));
        Assert.Throws<InvalidMemoryOperationException>(() => Image.Load(file));
        Assert.Equal(int.MaxValue, Image.Identify(file).Width);
    }

    [Fact]
    public void A_JPEG_that_promises_more_than_the_limit_is_refused_before_memory_is_taken()
    {
        foreach (string name in (string[])["420.jpg", "progressive.jpg"])
        {
            byte[] file = TestImages.Bytes(name);
            int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, name[0] == '4' ? (byte)0xC0 : (byte)0xC2, 0, 17]);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 65500);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 65500);
            Assert.Throws<InvalidMemoryOperationException>(() => Image.Load<Rgb24>(file));
            Configuration small = Configuration.Default.Clone();
            small.MemoryAllocator = MemoryAllocator.Create(new() { AllocationLimitMegabytes = 1 });
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 1100);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 1100);
            Assert.Throws<InvalidMemoryOperationException>(() => Image.Load<L8>(new DecoderOptions { Configuration = small }, file));
        }
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(13, 0)]
    [InlineData(-1, 7)]
    [InlineData(13, int.MinValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(1 << 20, 1 << 20)]
    public void A_BMP_with_sizes_that_cannot_be_is_refused(int width, int height)
    {
        byte[] file = TestImages.Bytes("rgb24.bmp");
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        Assert.ThrowsAny<ImageFormatException>(() => Image.Load(file));
    }

    [Theory]
    [InlineData("c3b8.tif", 256)]
    [InlineData("c3b8.tif", 257)]
    [InlineData("tiles.tif", 256)]
    public void A_TIFF_with_sizes_that_cannot_be_is_refused(string name, int tag)
    {
        byte[] file = TestImages.Bytes(name);
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        foreach (uint size in (uint[])[0, int.MaxValue, uint.MaxValue, 1 << 20])
        {
            int entry = directory + 2;
            while (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry)) != tag)
            {
                entry += 12;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(entry + 8), size);
            Exception refused = Assert.ThrowsAny<Exception>(() => Image.Load<Rgb24>(file));
            Assert.True(refused is ImageFormatException or InvalidMemoryOperationException, refused.ToString());
        }
    }

    [Fact]
    public void Bytes_behind_an_image_do_no_harm()
    {
        foreach (string name in (string[])["rgb8.png", "420.jpg", "lossy.webp", "rgb24.bmp", "c3b8.tif"])
        {
            byte[] file = [.. TestImages.Bytes(name), .. new byte[1000]];
            using Image<Rgb24> image = Image.Load<Rgb24>(file);
            Assert.Equal(TestImages.Expected(name), TestImages.Components(image));
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
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
