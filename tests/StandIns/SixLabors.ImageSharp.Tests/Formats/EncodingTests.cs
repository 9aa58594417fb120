using System.IO.Compression;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp.Tests.Formats;

public class EncodingTests
{
    public static TheoryData<string> Extensions => ["png", "jpg", "webp", "tiff", "bmp"];

    [Fact]
    public void PNG_gives_every_pixel_of_every_kind_back() => TestImages.ForEachKind(new RoundTripsPng());

    [Theory]
    [InlineData(256, 341)]
    [InlineData(256, 1024)]
    [InlineData(1 << 19, 3)]
    public void PNG_rows_that_are_deflated_in_blocks_come_back(int width, int height)
    {
        // A block is 256 KiB: libpng checks the sum over all of them.
        using Image<Rgb24> image = new(width, height);
        Random random = new(0);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < height; y++)
            {
                random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows.GetRowSpan(y)[..(width / 3)]));
            }
        });
        byte[] file = Save(image, new PngEncoder());
        Assert.Equal(file, Save(image, new PngEncoder()));
        using Image<Rgb24> read = Image.Load<Rgb24>(file);
        Assert.Equal(0, MeanDifference(image, read));
    }

    [Fact]
    public void PNG_of_what_repeats_is_small_and_of_a_photo_not_larger_than_zlib_makes_it()
    {
        // Of a drawing, a screen: the same 48 pixels all over, but for blank paper in the middle of a block of 256 KiB.
        Random random = new(1);
        byte[] pattern = new byte[144];
        random.NextBytes(pattern);
        using Image<Rgb24> drawing = new(1008, 256);
        using Image<Rgb24> photo = new(1008, 256);
        for (int y = 0; y < drawing.Height; y++)
        {
            for (int x = 0; x < drawing.Width; x++)
            {
                // Rows begin elsewhere each, so that what is above foretells nothing.
                int at = (x + 7 * y % 41) % 48 * 3;
                drawing[x, y] = y is >= 36 and < 51 ? new(255, 255, 255) : new(pattern[at], pattern[at + 1], pattern[at + 2]);
                byte value = (byte)(x / 8 + y / 4 + random.Next(6));
                photo[x, y] = new(value, (byte)(value + random.Next(3)), (byte)(value + random.Next(3)));
            }
        }

        Assert.InRange(Save(drawing, new PngEncoder()).Length, 1, 1008 * 256 * 3 / 20);
        byte[] file = Save(photo, new PngEncoder());
        using MemoryStream filtered = new(ZLibContent(file));
        using MemoryStream deflated = new();
        using (ZLibStream zlib = new(
            deflated, new ZLibCompressionOptions { CompressionLevel = 6, CompressionStrategy = ZLibCompressionStrategy.Filtered }, leaveOpen: true))
        {
            filtered.CopyTo(zlib);
        }

        Assert.InRange(file.Length, 1, 1.02 * deflated.Length);
    }

    [Fact]
    public void A_PNG_file_is_written_back_with_its_own_components()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("graya16.png"));
        using Image written = Image.Load(Save(image, new PngEncoder()));
        Assert.IsType<Image<La32>>(written);
    }

    [Theory]
    [InlineData(null, 0x22, 10)]
    [InlineData(JpegEncodingColor.YCbCrRatio444, 0x11, 2)]
    [InlineData(JpegEncodingColor.YCbCrRatio422, 0x21, 10)]
    [InlineData(JpegEncodingColor.YCbCrRatio420, 0x22, 10)]
    [InlineData(JpegEncodingColor.YCbCrRatio411, 0x41, 10)]
    [InlineData(JpegEncodingColor.YCbCrRatio410, 0x42, 10)]
    [InlineData(JpegEncodingColor.Luminance, 0x11, 80)]
    [InlineData(JpegEncodingColor.Rgb, 0x11, 2)]
    public void JPEG_stores_colours_as_asked_for(JpegEncodingColor? asked, byte sampling, double mostDifference)
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] file = Save(image, new JpegEncoder { ColorType = asked, Quality = 95 });
        int components = asked == JpegEncodingColor.Luminance ? 1 : 3;
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        Assert.Equal((components, sampling), (file[frame + 9], file[frame + 11]));
        using Image<Rgb24> read = Image.Load<Rgb24>(file);
        Assert.InRange(MeanDifference(image, read), 0, mostDifference);
    }

    [Theory]
    [InlineData(1, 255)]
    [InlineData(37, 22)]
    [InlineData(75, 8)]
    [InlineData(90, 3)]
    [InlineData(100, 1)]
    public void JPEG_quality_is_that_asked_for_and_stays_when_written_back(int quality, byte firstStep)
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] file = Save(image, new JpegEncoder { Quality = quality });
        byte[] table = Quantization(file);
        Assert.Equal(firstStep, table[0]);
        using Image read = Image.Load(file);
        Assert.Equal(table, Quantization(Save(read, new JpegEncoder())));
    }

    [Theory]
    [InlineData("444.jpg", 0x11)]
    [InlineData("422.jpg", 0x21)]
    [InlineData("420.jpg", 0x22)]
    public void A_JPEG_file_is_written_back_with_its_own_sampling(string name, byte sampling)
    {
        using Image image = Image.Load(TestImages.PathOf(name));
        byte[] file = Save(image, new JpegEncoder());
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        Assert.Equal(sampling, file[frame + 11]);
        Assert.Equal(Quantization(TestImages.Bytes(name)), Quantization(file));
    }

    [Fact]
    public void WebP_is_lossy_unless_the_image_is_from_a_lossless_file()
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] lossy = Save(image, new WebpEncoder { Quality = 60 });
        Assert.True(lossy.AsSpan(12).StartsWith("VP8 "u8));
        Assert.True(lossy.Length < Save(image, new WebpEncoder { Quality = 95 }).Length);
        using Image<Rgb24> read = Image.Load<Rgb24>(lossy);
        Assert.InRange(MeanDifference(image, read), 0, 10);
        using Image<Rgb24> lossless = Image.Load<Rgb24>(TestImages.PathOf("lossless.webp"));
        Assert.Equal(TestImages.Components(lossless), Through<Rgb24, Rgb24>(lossless, new WebpEncoder()));
    }

    [Fact]
    public void TIFF_gives_pixels_back()
    {
        using Image<Rgb24> noise = TestImages.Noise<Rgb24>(301, 203);
        using Image<L16> wide = TestImages.Noise<L16>(301, 203);
        using Image<L8> flat = new(4000, 50, new L8(7));
        Assert.Equal(TestImages.Components(noise), Through<Rgb24, Rgb24>(noise, new TiffEncoder()));
        Assert.Equal(TestImages.Components(wide), Through<L16, L16>(wide, new TiffEncoder()));
        Assert.Equal(TestImages.Components(flat), Through<L8, L8>(flat, new TiffEncoder()));
    }

    [Fact]
    public void TIFF_has_the_bits_that_are_asked_for()
    {
        using Image<La32> noise = TestImages.Noise<La32>(31, 23);
        using Image<L16> wide = noise.CloneAs<L16>();
        using Image<L8> narrow = noise.CloneAs<L8>();
        using Image<Rgb24> colours = noise.CloneAs<Rgb24>();
        Assert.Equal(TestImages.Components(wide), Through<La32, L16>(noise, new TiffEncoder { BitsPerPixel = TiffBitsPerPixel.Bit16 }));
        Assert.Equal(TestImages.Components(narrow), Through<La32, L8>(noise, new TiffEncoder { BitsPerPixel = TiffBitsPerPixel.Bit8 }));
        Assert.Equal(TestImages.Components(colours), Through<La32, Rgb24>(noise, new TiffEncoder { BitsPerPixel = TiffBitsPerPixel.Bit24 }));
        using Image<Rgb24> known = Image.Load<Rgb24>(TestImages.PathOf("deflate.tif"));
        using Image<L16> asked = known.CloneAs<L16>();
        Assert.Equal(TestImages.Components(asked), Through<Rgb24, L16>(known, new TiffEncoder { BitsPerPixel = TiffBitsPerPixel.Bit16 }));
    }

    [Fact]
    public void A_deflated_TIFF_file_is_written_back_deflated()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("deflate.tif"));
        image.Mutate(x => x.Resize(1, 1).Resize(300, 200));
        Assert.Equal(TestImages.Components(image), Through<Rgb24, Rgb24>(image, new TiffEncoder()));
        Assert.InRange(Save(image, new TiffEncoder()).Length, 1, 300 * 200);
    }

    [Fact]
    public void BMP_gives_pixels_back_and_keeps_the_alpha_of_a_file_that_has_it()
    {
        using Image<Rgba32> image = TestImages.Noise<Rgba32>(13, 7);
        using Image<Rgb24> color = image.CloneAs<Rgb24>();
        Assert.Equal(TestImages.Components(color), Through<Rgba32, Rgb24>(image, new BmpEncoder()));
        using Image<Rgba32> alpha = Image.Load<Rgba32>(TestImages.PathOf("rgba32.bmp"));
        Assert.Equal(TestImages.Components(alpha), Through<Rgba32, Rgba32>(alpha, new BmpEncoder()));
    }

    [Fact]
    public async Task Each_format_has_methods_of_its_own()
    {
        using Image<Rgb24> image = Picture<Rgb24>(20, 10);
        using MemoryStream stream = new();
        Action<Stream>[] savers = [image.SaveAsPng, image.SaveAsJpeg, image.SaveAsWebp, image.SaveAsTiff, image.SaveAsBmp];
        Func<Stream, Task>[] asyncSavers =
        [
            s => image.SaveAsPngAsync(s), s => image.SaveAsJpegAsync(s), s => image.SaveAsWebpAsync(s), s => image.SaveAsTiffAsync(s), s => image.SaveAsBmpAsync(s),
        ];
        IImageEncoder[] encoders = [new PngEncoder(), new JpegEncoder(), new WebpEncoder(), new TiffEncoder(), new BmpEncoder()];
        for (int i = 0; i < encoders.Length; i++)
        {
            byte[] expected = Save(image, encoders[i]);
            stream.SetLength(0);
            savers[i](stream);
            Assert.Equal(expected, stream.ToArray());
            stream.SetLength(0);
            await asyncSavers[i](stream);
            Assert.Equal(expected, stream.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Every_kind_of_pixel_can_be_written_in_every_format(string extension) =>
        TestImages.ForEachKind(new SavesAndLoads(extension));

    [Theory]
    [MemberData(nameof(Extensions))]
    public async Task Async_saving_writes_the_same_bytes(string extension)
    {
        using Image<Rgb24> image = Picture<Rgb24>(600, 500);
        IImageEncoder encoder = image.DetectEncoder($"x.{extension}");
        using MemoryStream written = new();
        await image.SaveAsync(written, encoder);
        Assert.Equal(Save(image, encoder), written.ToArray());
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.{extension.ToUpperInvariant()}");
        try
        {
            await image.SaveAsync(path);
            Assert.Equal(written.ToArray(), await File.ReadAllBytesAsync(path));
            image.Save(path);
            Assert.Equal(written.ToArray(), await File.ReadAllBytesAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_unknown_extension_is_refused_with_those_that_are_known()
    {
        using Image<Rgb24> image = new(1, 1);
        UnknownImageFormatException refused = Assert.Throws<UnknownImageFormatException>(() => image.Save("picture.gif"));
        Assert.Contains("'.gif'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(".png", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("picture.gif"));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new JpegEncoder { Quality = 0 });
        Assert.ThrowsAny<ArgumentException>(() => new JpegEncoder { Quality = 101 });
    }

    [Fact]
    public void Formats_refuse_images_that_are_too_large_for_them()
    {
        using Image<L8> wide = new(70_000, 1);
        Assert.ThrowsAny<ImageFormatException>(() => Save(wide, new JpegEncoder()));
        Assert.ThrowsAny<ImageFormatException>(() => Save(wide, new WebpEncoder()));
        Assert.Equal(wide.Size, Image.Identify(Save(wide, new PngEncoder())).Size);
    }

    internal static byte[] Save(Image image, IImageEncoder encoder)
    {
        using MemoryStream stream = new();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    internal static Image<TPixel> Picture<TPixel>(int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<Rgba64> image = new(width, height);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                Span<Rgba64> row = rows.GetRowSpan(y);
                for (int x = 0; x < row.Length; x++)
                {
                    double wave = 0.5 + (0.4 * Math.Sin((x / 17.0) + (y / 9.0)));
                    row[x] = new((ushort)(wave * 65535), (ushort)(x * 65535 / row.Length), (ushort)(y * 65535 / rows.Height), ushort.MaxValue);
                }
            }
        });
        return image.CloneAs<TPixel>();
    }

    /// <summary>The filtered rows of a PNG file.</summary>
    private static byte[] ZLibContent(byte[] png)
    {
        using MemoryStream data = new();
        for (int at = 8; at < png.Length;)
        {
            int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png, at + 8, length);
            }

            at += 12 + length;
        }

        data.Position = 0;
        using ZLibStream zlib = new(data, CompressionMode.Decompress);
        using MemoryStream rows = new();
        zlib.CopyTo(rows);
        return rows.ToArray();
    }

    /// <summary>The first quantisation table, in zigzag order.</summary>
    private static byte[] Quantization(byte[] jpeg) => jpeg.AsSpan(jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]) + 5, 64).ToArray();

    private static int[] Through<TPixel, TRead>(Image<TPixel> image, IImageEncoder encoder)
        where TPixel : unmanaged, IPixel<TPixel>
        where TRead : unmanaged, IPixel<TRead>
    {
        using Image<TRead> read = Image.Load<TRead>(Save(image, encoder));
        Assert.Equal(image.Size, read.Size);
        return TestImages.Components(read);
    }

    private static double MeanDifference(Image<Rgb24> a, Image<Rgb24> b) =>
        TestImages.Components(a).Zip(TestImages.Components(b), (x, y) => Math.Abs(x - y)).Average();

    private sealed class RoundTripsPng : TestImages.IKindAction
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>
        {
            foreach ((int width, int height) in ((int, int)[])[(1, 1), (1, 9), (9, 1), (37, 22), (300, 200)])
            {
                using Image<TPixel> image = TestImages.Noise<TPixel>(width, height);
                Assert.Equal(TestImages.Components(image), Through<TPixel, TPixel>(image, new PngEncoder()));
                using Image natural = Image.Load(Save(image, new PngEncoder()));
                Assert.IsType<Image<TPixel>>(natural);
            }
        }
    }

    private sealed class SavesAndLoads(string extension) : TestImages.IKindAction
    {
        public void Run<TPixel>()
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using Image<TPixel> image = Picture<TPixel>(40, 30);
            using Image<Rgb24> color = image.CloneAs<Rgb24>();
            using Image<Rgb24> read = Image.Load<Rgb24>(Save(image, image.DetectEncoder($"x.{extension}")));
            bool grayTiff = extension == "tiff" && System.Runtime.CompilerServices.Unsafe.SizeOf<TPixel>() <= 2;
            Assert.InRange(MeanDifference(color, read), 0, extension is "jpg" or "webp" ? 12 : grayTiff ? 1 : 0);
        }
    }
}
