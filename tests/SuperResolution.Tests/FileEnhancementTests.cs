using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests;

/// <summary>From file to file: what goes in, what comes out, and what is refused. Pillow makes the files and tells what became of them.</summary>
public sealed class FileEnhancementTests(PillowPictures pictures) : IClassFixture<PillowPictures>
{
    [Fact]
    public async Task A_file_becomes_a_file()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> picture = TestPictures.Noise(9, 7);
        await picture.SaveAsync(folder["in.png"]);
        Assert.Equal(new Size(36, 28), await upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"]));
        using Image<Rgb24> expected = upscaler.Enhance(picture);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(actual));
        Assert.Equal(["in.png", "out.png"], folder.Files);
    }

    [Fact]
    public async Task A_file_that_was_there_stays_when_the_enhancement_is_cancelled()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 4 });
        using Image<Rgb24> picture = TestPictures.Noise(9, 7);
        await picture.SaveAsync(folder["in.png"]);
        await File.WriteAllTextAsync(folder["out.png"], "before");
        using CancellationTokenSource cancellation = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"], new Reports(_ => cancellation.Cancel()), cancellation.Token));
        Assert.Equal("before", await File.ReadAllTextAsync(folder["out.png"]));
        Assert.Equal(["in.png", "out.png"], folder.Files);
    }

    [Fact]
    public async Task Files_and_folders_that_are_not_there_are_named()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> picture = TestPictures.Noise(2, 2);
        await picture.SaveAsync(folder["in.png"]);
        await Assert.ThrowsAsync<FileNotFoundException>(() => upscaler.EnhanceFileAsync(folder["no.png"], folder["out.png"]));
        Assert.Contains("no-folder", (await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => upscaler.EnhanceFileAsync(folder["in.png"], folder["no-folder/out.png"]))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnknownImageFormatException>(() => upscaler.EnhanceFileAsync(folder["in.png"], folder["out.xyz"]));
        Assert.Equal(["in.png"], folder.Files);
    }

    [Fact]
    public async Task A_picture_whose_result_is_too_large_is_refused_before_it_is_decoded()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(Network(), new UpscalerOptions { LargestOutput = 100 });
        using Image<Rgb24> picture = TestPictures.Noise(30, 20);
        await picture.SaveAsync(folder["in.png"]);
        // Only the header is left of it: a decoder would fail otherwise.
        byte[] file = await File.ReadAllBytesAsync(folder["in.png"]);
        await File.WriteAllBytesAsync(folder["in.png"], file[..(file.Length / 2)]);
        Assert.StartsWith(
            "A picture of 30×20 becomes 120×80",
            (await Assert.ThrowsAsync<ArgumentException>(() => upscaler.EnhanceFileAsync(folder["in.png"], folder["out.png"]))).Message,
            StringComparison.Ordinal);
    }

    public static TheoryData<string> Oriented => [.. from kind in (string[])["png", "jpg"] from i in Enumerable.Range(1, 8) select $"orientation-{i}.{kind}"];

    [Theory]
    [MemberData(nameof(Oriented))]
    public async Task A_file_is_enhanced_as_Pillow_sees_it_and_its_profiles_follow(string name)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        byte[] before = await File.ReadAllBytesAsync(pictures[name]);
        Size size = await upscaler.EnhanceFileAsync(pictures[name], folder["out.png"]);
        using Image<Rgb24> seen = await Image.LoadAsync<Rgb24>(pictures[name + ".expected.png"]);
        using Image<Rgb24> expected = upscaler.Enhance(seen);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, name.EndsWith("png", StringComparison.Ordinal) ? 0 : 2);
        Assert.Equal(before, await File.ReadAllBytesAsync(pictures[name]));

        foreach (string output in (string[])["out.png", "out.jpg", "out.webp"])
        {
            await upscaler.EnhanceFileAsync(pictures[name], folder[output]);
            JsonElement read = WrittenFile.Read(folder[output]);
            Assert.Equal([size.Width, size.Height], read.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()));
            Assert.Equal(1, read.GetProperty("orientation").GetInt32());
            Assert.Equal((size.Width, size.Height), (read.GetProperty("width").GetInt32(), read.GetProperty("height").GetInt32()));
            Assert.Equal((size.Width, size.Height), (read.GetProperty("cameraWidth").GetInt32(), read.GetProperty("cameraHeight").GetInt32()));
            Assert.Equal("a picture", read.GetProperty("description").GetString());
            // Where the subject was and how dense the sensor is are not there any more (0x9214, 0xA210).
            Assert.Equal([0xA002, 0xA003], WrittenFile.Numbers(read, "camera"));
            Assert.False(read.GetProperty("thumbnail").GetBoolean());
            Assert.Equal(pictures.Srgb, read.GetProperty("icc").GetString());
            int[] dots = IsSideways(name) ? [150, 300] : [300, 150];
            Assert.Equal(dots, WrittenFile.Numbers(read, "exifDots"));
            // WebP has a resolution in EXIF alone.
            Assert.Equal(output == "out.webp" ? [0, 0] : dots, WrittenFile.Numbers(read, "dpi"));
            JsonElement xmp = read.GetProperty("xmp");
            Assert.Equal("1 1", xmp.GetProperty("{tiff/1.0/}Orientation").GetString());
            Assert.Equal([$"{size.Width}", $"{size.Height}"], WrittenFile.Texts(xmp, "{tiff/1.0/}ImageWidth", "{tiff/1.0/}ImageLength"));
            Assert.Equal([$"{size.Width}", $"{size.Height}"], WrittenFile.Texts(xmp, "{exif/1.0/}PixelXDimension", "{exif/1.0/}PixelYDimension"));
            Assert.Equal([$"{dots[0]}/1", $"{dots[1]}/1"], WrittenFile.Texts(xmp, "{tiff/1.0/}XResolution", "{tiff/1.0/}YResolution"));
            Assert.Equal(
                ["a < b", "3 ImageWidth=7", "a picture lang=x-default"],
                WrittenFile.Texts(xmp, "{xap/1.0/}CreatorTool", "{xap/1.0/mm/}Pantry", "{http://purl.org/dc/elements/1.1/}title"));
            foreach (string gone in (string[])["{xap/1.0/}Thumbnails", "{tiff/1.0/}Compression", "{tiff/1.0/}BitsPerSample"])
            {
                Assert.False(xmp.TryGetProperty(gone, out _), gone);
            }
        }
    }

    [Theory]
    [InlineData(1, 23, 14)]
    [InlineData(6, 14, 23)]
    public async Task The_orientation_of_a_TIFF_file_is_applied(int orientation, int width, int height)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        Assert.Equal(new Size(4 * width, 4 * height), await upscaler.EnhanceFileAsync(pictures[$"orientation-{orientation}.tif"], folder["out.png"]));
        using Image<Rgb48> stored = await Image.LoadAsync<Rgb48>(pictures["orientation-1.tif"]);
        using Image<Rgb48> large = await Image.LoadAsync<Rgb48>(folder["out.png"]);
        Assert.Equal(stored[0, 0], orientation == 1 ? large[0, 0] : large[large.Width - 1, 0]);
        Assert.Equal(stored[22, 0], orientation == 1 ? large[large.Width - 1, 0] : large[large.Width - 1, large.Height - 1]);
        Assert.InRange(WrittenFile.Read(folder["out.png"]).GetProperty("orientation").GetInt32(), 0, 1);
        Assert.Equal(orientation == 1 ? [300, 150] : [150, 300], WrittenFile.Numbers(WrittenFile.Read(folder["out.png"]), "dpi"));
    }

    [Theory]
    [InlineData("gray.jpg", "out.png", "L")]
    [InlineData("gray.jpg", "out.jpg", "L")]
    [InlineData("gray.tif", "out.png", "L")]
    [InlineData("bilevel.tif", "out.png", "L")]
    [InlineData("gray-alpha.tif", "out.png", "LA")]
    [InlineData("gray-alpha.tif", "out.tif", "L")]
    [InlineData("gray16.tif", "out.tif", "I;16")]
    [InlineData("gray-alpha16.tif", "out.tif", "I;16")]
    [InlineData("alpha.tif", "out.png", "RGBA")]
    [InlineData("orientation-1.jpg", "out.png", "RGB")]
    [InlineData("colour.webp", "out.png", "RGB")]
    [InlineData("colour.bmp", "out.png", "RGB")]
    [InlineData("alpha.webp", "out.png", "RGBA")]
    [InlineData("palette.png", "out.png", "RGBA")]
    [InlineData("palette.png", "out.webp", "RGBA")]
    [InlineData("palette.png", "out.jpg", "RGB")]
    [InlineData("cmyk.jpg", "out.jpg", "RGB")]
    public async Task The_result_has_the_channels_of_the_file(string name, string output, string mode)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        await upscaler.EnhanceFileAsync(pictures[name], folder[output]);
        Assert.Equal(mode, WrittenFile.Read(folder[output]).GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Sixteen_bits_stay_sixteen()
    {
        await Stay<L16>("gray16.png");
        await Stay<L16>("gray16.tif");
        await Stay<Rgb48>("colour16.tif");
        await Stay<La32>("gray-alpha16.tif");
        await Stay<Rgba64>("alpha16.tif");

        async Task Stay<TPixel>(string name)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using TemporaryFolder folder = new();
            using Upscaler upscaler = WrittenFile.Nearest();
            await upscaler.EnhanceFileAsync(pictures[name], folder["out.png"]);
            using Image<TPixel> stored = await Image.LoadAsync<TPixel>(pictures[name]);
            using Image<TPixel> expected = upscaler.Enhance(stored);
            using Image natural = await Image.LoadAsync(folder["out.png"]);
            Assert.Equal(0, TestPictures.LargestDifference(expected, Assert.IsType<Image<TPixel>>(natural)));
        }
    }

    [Fact]
    public async Task The_alpha_of_a_gray_TIFF_file_stays()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        Assert.Empty(await WrittenFile.NoticesOf(upscaler, pictures["gray-alpha.tif"], folder["out.png"]));
        using Image<La16> stored = await Image.LoadAsync<La16>(pictures["gray-alpha.png"]);
        using Image<La16> expected = upscaler.Enhance(stored);
        using Image<La16> actual = await Image.LoadAsync<La16>(folder["out.png"]);
        Assert.Equal(0, TestPictures.LargestDifference(expected, actual));
    }

    /// <summary>These have an exception that is neither of pictures nor of files; the page of errors names them.</summary>
    [Fact]
    public async Task A_file_of_a_kind_that_is_not_read_and_an_output_that_is_read_only_are_refused_each_with_its_exception()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        byte[] packed = await File.ReadAllBytesAsync(pictures["colour.bmp"]);
        packed[30] = 4;
        await File.WriteAllBytesAsync(folder["packed.bmp"], packed);
        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(() => upscaler.EnhanceFileAsync(folder["packed.bmp"], folder["out.png"]));
        Assert.Contains("compression 4", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<NotSupportedException>(() => upscaler.EnhanceFileAsync(pictures["gray16-signed.tif"], folder["out.png"]));
        Assert.Contains("signed", refused.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder["kept.png"], "before");
        File.SetAttributes(folder["kept.png"], FileAttributes.ReadOnly);
        UnauthorizedAccessException denied = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => upscaler.EnhanceFileAsync(pictures["first.png"], folder["kept.png"]));
        Assert.Contains("is read-only; name another", denied.Message, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(folder["kept.png"]));
        Assert.Equal(["kept.png", "packed.bmp"], folder.Files);
    }

    [Fact]
    public async Task A_palette_with_transparency_is_what_Pillow_makes_of_it()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        await upscaler.EnhanceFileAsync(pictures["palette.png"], folder["out.png"]);
        using Image<Rgba32> decoded = await Image.LoadAsync<Rgba32>(pictures["palette.png.expected.png"]);
        using Image<Rgba32> expected = upscaler.Enhance(decoded);
        using Image<Rgba32> actual = await Image.LoadAsync<Rgba32>(folder["out.png"]);
        Assert.Equal(0, TestPictures.LargestDifference(expected, actual));
    }

    [Theory]
    [InlineData("out.webp", 16384, 1, "A WebP file")]
    [InlineData("out.jpg", 1, 65536, "A JPEG file")]
    [InlineData("out.tif", 32768, 32768, "A TIFF file")]
    [InlineData("out.bmp", 32768, 16384, "A BMP file")]
    public async Task What_the_format_cannot_hold_is_refused_before_anything_is_computed(string output, int width, int height, string start)
    {
        using TemporaryFolder folder = new();
        int runs = 0;
        using Upscaler upscaler = new(new StubGenerator(4, before: _ => runs++), new UpscalerOptions { TargetSize = new Size(width, height), LargestOutput = long.MaxValue });
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => upscaler.EnhanceFileAsync(pictures["first.png"], folder[output]));
        Assert.StartsWith($"The result has {width}×{height} pixels; a {start[2..]}", e.Message, StringComparison.Ordinal);
        Assert.Contains("PNG", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, runs);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task What_the_format_just_holds_is_written()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 4), new UpscalerOptions { TargetSize = new Size(16383, 1) });
        Assert.Equal(new Size(16383, 1), await upscaler.EnhanceFileAsync(pictures["first.png"], folder["out.webp"]));
    }

    [Fact]
    public async Task The_output_may_be_the_input()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        File.Copy(pictures["first.png"], folder["a.png"]);
        Assert.Equal(new Size(92, 56), await upscaler.EnhanceFileAsync(folder["a.png"], folder["a.png"]));
        Assert.Equal(new Size(92, 56), Image.Identify(folder["a.png"]).Size);
        Assert.Equal(["a.png"], folder.Files);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_refused_before_anything_is_computed()
    {
        using TemporaryFolder folder = new();
        int runs = 0;
        using Upscaler upscaler = new(new StubGenerator(4, before: _ => runs++));
        Directory.CreateDirectory(folder["folder.png"]);
        string first = pictures["first.png"];
        Assert.Contains("is a folder", (await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => upscaler.EnhanceFileAsync(first, folder["folder.png"]))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => upscaler.EnhanceFileAsync(first, folder["no-folder/out.png"]));
        await Assert.ThrowsAsync<UnknownImageFormatException>(() => upscaler.EnhanceFileAsync(first, folder["out"]));
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task A_picture_cut_off_anywhere_leaves_no_file()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        foreach (string name in (string[])["first.png", "orientation-6.jpg", "colour.webp", "colour.bmp", "gray16.tif"])
        {
            byte[] whole = await File.ReadAllBytesAsync(pictures[name]);
            for (int part = 0; part < 16; part++)
            {
                await File.WriteAllBytesAsync(folder["cut"], whole[..(whole.Length * part / 16)]);
                await Assert.ThrowsAnyAsync<ImageFormatException>(() => upscaler.EnhanceFileAsync(folder["cut"], folder["out.png"]));
            }
        }

        Assert.Equal(["cut"], folder.Files);
    }

    // Orientations 5 to 8.
    private static bool IsSideways(string name) => name["orientation-".Length] >= '5';

    private static SRResNet Network()
    {
        random.manual_seed(0);
        return new SRResNet(4, blocks: 1, width: 8);
    }
}
