using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats;

public class EncodingTests
{
    public static TheoryData<string> Extensions => ["png", "jpg", "webp", "tiff", "bmp"];

    [Fact]
    public void PNG_gives_every_pixel_of_every_kind_back() => TestImages.ForEachKind(new RoundTripsPng());

    [Theory]
    [InlineData(PngCompressionLevel.NoCompression)]
    [InlineData(PngCompressionLevel.BestSpeed)]
    [InlineData(PngCompressionLevel.BestCompression)]
    public void PNG_gives_pixels_back_at_every_compression_level(PngCompressionLevel level)
    {
        using Image<Rgb24> image = Picture<Rgb24>(301, 203);
        Assert.Equal(TestImages.Components(image), Through<Rgb24, Rgb24>(image, new PngEncoder { CompressionLevel = level }));
    }

    [Theory]
    [InlineData(PngColorType.Grayscale, PngBitDepth.Bit8)]
    [InlineData(PngColorType.Grayscale, PngBitDepth.Bit16)]
    [InlineData(PngColorType.GrayscaleWithAlpha, PngBitDepth.Bit16)]
    [InlineData(PngColorType.Rgb, PngBitDepth.Bit8)]
    [InlineData(PngColorType.RgbWithAlpha, PngBitDepth.Bit16)]
    public void PNG_is_written_with_the_components_asked_for(PngColorType color, PngBitDepth depth)
    {
        using Image<Rgba32> image = TestImages.Noise<Rgba32>(9, 5);
        byte[] file = Save(image, new PngEncoder { ColorType = color, BitDepth = depth });
        PngMetadata metadata = Image.Identify(file).Metadata.GetPngMetadata();
        Assert.Equal((color, depth), (metadata.ColorType, metadata.BitDepth));
    }

    [Fact]
    public void A_PNG_file_is_written_back_with_its_own_components()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("graya16.png"));
        PngMetadata metadata = Image.Identify(Save(image, new PngEncoder())).Metadata.GetPngMetadata();
        Assert.Equal((PngColorType.GrayscaleWithAlpha, PngBitDepth.Bit16), (metadata.ColorType, metadata.BitDepth));
    }

    [Theory]
    [InlineData(null, JpegEncodingColor.YCbCrRatio420)]
    [InlineData(JpegEncodingColor.YCbCrRatio444, JpegEncodingColor.YCbCrRatio444)]
    [InlineData(JpegEncodingColor.YCbCrRatio422, JpegEncodingColor.YCbCrRatio422)]
    [InlineData(JpegEncodingColor.YCbCrRatio420, JpegEncodingColor.YCbCrRatio420)]
    [InlineData(JpegEncodingColor.YCbCrRatio411, JpegEncodingColor.YCbCrRatio411)]
    [InlineData(JpegEncodingColor.YCbCrRatio410, JpegEncodingColor.YCbCrRatio410)]
    [InlineData(JpegEncodingColor.Luminance, JpegEncodingColor.Luminance)]
    [InlineData(JpegEncodingColor.Rgb, JpegEncodingColor.Rgb)]
    public void JPEG_stores_colours_as_asked_for(JpegEncodingColor? asked, JpegEncodingColor stored)
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] file = Save(image, new JpegEncoder { ColorType = asked, Quality = 95 });
        Assert.Equal(stored, Image.Identify(file).Metadata.GetJpegMetadata().ColorType);
        using Image<Rgb24> read = Image.Load<Rgb24>(file);
        double most = asked switch
        {
            JpegEncodingColor.Rgb or JpegEncodingColor.YCbCrRatio444 => 2,
            JpegEncodingColor.Luminance => 80,
            _ => 10,
        };
        Assert.InRange(MeanDifference(image, read), 0, most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(75)]
    [InlineData(90)]
    [InlineData(100)]
    public void JPEG_quality_is_that_asked_for_and_stays_when_written_back(int quality)
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] file = Save(image, new JpegEncoder { Quality = quality });
        Assert.Equal(quality, Image.Identify(file).Metadata.GetJpegMetadata().Quality);
        using Image read = Image.Load(file);
        Assert.Equal(quality, Image.Identify(Save(read, new JpegEncoder())).Metadata.GetJpegMetadata().Quality);
    }

    [Theory]
    [InlineData("420.jpg", 90, JpegEncodingColor.YCbCrRatio420, false)]
    [InlineData("444.jpg", 75, JpegEncodingColor.YCbCrRatio444, false)]
    [InlineData("422.jpg", 50, JpegEncodingColor.YCbCrRatio422, false)]
    [InlineData("progressive.jpg", 85, JpegEncodingColor.YCbCrRatio420, true)]
    [InlineData("gray.jpg", 92, JpegEncodingColor.Luminance, false)]
    public void JPEG_tells_how_another_program_stored_it(string name, int quality, JpegEncodingColor color, bool progressive)
    {
        JpegMetadata metadata = Image.Identify(TestImages.PathOf(name)).Metadata.GetJpegMetadata();
        Assert.Equal((quality, color, progressive), (metadata.Quality, metadata.ColorType, metadata.Progressive));
    }

    [Fact]
    public void WebP_lossless_gives_pixels_back_and_the_colour_of_clear_ones_when_asked()
    {
        using Image<Rgba32> image = TestImages.Noise<Rgba32>(33, 21);
        image[4, 4] = new Rgba32(9, 8, 7, 0);
        WebpEncoder encoder = new() { FileFormat = WebpFileFormatType.Lossless, TransparentColorMode = WebpTransparentColorMode.Preserve };
        Assert.Equal(TestImages.Components(image), Through<Rgba32, Rgba32>(image, encoder));
        byte[] cleared = Save(image, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless });
        using Image<Rgba32> read = Image.Load<Rgba32>(cleared);
        Assert.Equal(0, read[4, 4].A);
        Assert.Equal(image[5, 5], read[5, 5]);
    }

    [Fact]
    public void WebP_is_lossy_unless_asked_or_read_from_a_lossless_file()
    {
        using Image<Rgb24> image = Picture<Rgb24>(40, 30);
        byte[] lossy = Save(image, new WebpEncoder { Quality = 60, Method = WebpEncodingMethod.Fastest });
        Assert.Equal(WebpFileFormatType.Lossy, Image.Identify(lossy).Metadata.GetWebpMetadata().FileFormat);
        using Image<Rgb24> read = Image.Load<Rgb24>(lossy);
        Assert.InRange(MeanDifference(image, read), 0, 10);
        using Image lossless = Image.Load(TestImages.PathOf("lossless.webp"));
        Assert.Equal(WebpFileFormatType.Lossless, Image.Identify(Save(lossless, new WebpEncoder())).Metadata.GetWebpMetadata().FileFormat);
    }

    [Theory]
    [InlineData(TiffCompression.None)]
    [InlineData(TiffCompression.Lzw)]
    [InlineData(TiffCompression.Deflate)]
    [InlineData(TiffCompression.PackBits)]
    public void TIFF_gives_pixels_back_with_every_compression(TiffCompression compression)
    {
        TiffEncoder encoder = new() { Compression = compression };
        using Image<Rgb24> noise = TestImages.Noise<Rgb24>(301, 203);
        using Image<Rgb24> picture = Picture<Rgb24>(301, 203);
        using Image<L16> wide = TestImages.Noise<L16>(301, 203);
        using Image<L8> flat = new(4000, 50, new L8(7));
        Assert.Equal(TestImages.Components(noise), Through<Rgb24, Rgb24>(noise, encoder));
        Assert.Equal(TestImages.Components(picture), Through<Rgb24, Rgb24>(picture, encoder));
        Assert.Equal(TestImages.Components(wide), Through<L16, L16>(wide, encoder));
        Assert.Equal(TestImages.Components(flat), Through<L8, L8>(flat, encoder));
    }

    [Fact]
    public void TIFF_LZW_ends_right_at_every_length_of_its_table()
    {
        // The width of the last codes depends on how many came before, so every count around a change of width is tried.
        for (int width = 230; width < 530; width++)
        {
            using Image<L8> image = TestImages.Noise<L8>(width, 1, width);
            Assert.Equal(TestImages.Components(image), Through<L8, L8>(image, new TiffEncoder { Compression = TiffCompression.Lzw }));
        }
    }

    [Theory]
    [InlineData(TiffBitsPerPixel.Bit8, 8)]
    [InlineData(TiffBitsPerPixel.Bit16, 16)]
    [InlineData(TiffBitsPerPixel.Bit24, 24)]
    public void TIFF_is_written_with_the_bits_asked_for(TiffBitsPerPixel bits, int stored)
    {
        using Image<Rgba64> image = TestImages.Noise<Rgba64>(9, 5);
        Assert.Equal(stored, Image.Identify(Save(image, new TiffEncoder { BitsPerPixel = bits })).PixelType.BitsPerPixel);
    }

    [Theory]
    [InlineData(BmpBitsPerPixel.Pixel32, true)]
    [InlineData(BmpBitsPerPixel.Pixel32, false)]
    [InlineData(BmpBitsPerPixel.Pixel24, false)]
    public void BMP_gives_pixels_back(BmpBitsPerPixel bits, bool transparency)
    {
        using Image<Rgba32> image = TestImages.Noise<Rgba32>(13, 7);
        using Image<Rgb24> color = image.CloneAs<Rgb24>();
        BmpEncoder encoder = new() { BitsPerPixel = bits, SupportTransparency = transparency };
        Assert.Equal(TestImages.Components(color), Through<Rgba32, Rgb24>(image, encoder));
        if (bits == BmpBitsPerPixel.Pixel32)
        {
            Assert.Equal(TestImages.Components(image), Through<Rgba32, Rgba32>(image, encoder));
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
    public async Task Each_format_has_methods_of_its_own()
    {
        using Image<Rgb24> image = Picture<Rgb24>(20, 10);
        using MemoryStream stream = new();
        Action<Stream>[] savers = [image.SaveAsPng, image.SaveAsJpeg, image.SaveAsWebp, image.SaveAsTiff, image.SaveAsBmp];
        Func<Stream, Task>[] asyncSavers =
        [
            s => image.SaveAsPngAsync(s), s => image.SaveAsJpegAsync(s), s => image.SaveAsWebpAsync(s), s => image.SaveAsTiffAsync(s), s => image.SaveAsBmpAsync(s),
        ];
        string[] names = ["PNG", "JPEG", "Webp", "TIFF", "BMP"];
        for (int i = 0; i < names.Length; i++)
        {
            stream.SetLength(0);
            savers[i](stream);
            Assert.Equal(names[i], Image.DetectFormat(stream.ToArray()).Name);
            stream.SetLength(0);
            await asyncSavers[i](stream);
            Assert.Equal(names[i], Image.DetectFormat(stream.ToArray()).Name);
        }

        stream.SetLength(0);
        image.Save(stream, PngFormat.Instance);
        Assert.Equal("PNG", Image.DetectFormat(stream.ToArray()).Name);
    }

    [Fact]
    public void An_unknown_extension_is_refused_with_those_that_are_known()
    {
        using Image<Rgb24> image = new(1, 1);
        UnknownImageFormatException refused = Assert.Throws<UnknownImageFormatException>(() => image.Save("picture.gif"));
        Assert.Contains("'.gif'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(".png", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("picture.gif"));
        Assert.False(Configuration.Default.ImageFormatsManager.TryFindFormatByFileExtension("gif", out _));
        Assert.True(Configuration.Default.ImageFormatsManager.TryFindFormatByFileExtension(".JPEG", out IImageFormat? jpeg));
        Assert.Same(JpegFormat.Instance, jpeg);
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
            bool grayTiff = extension == "tiff" && image.PixelType.BitsPerPixel <= 16;
            Assert.InRange(MeanDifference(color, read), 0, extension is "jpg" or "webp" ? 12 : grayTiff ? 1 : 0);
        }
    }
}
