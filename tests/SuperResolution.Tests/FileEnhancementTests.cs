using System.Security.Cryptography;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests;

/// <summary>From file to file. Pillow makes the files and tells what became of them.</summary>
public sealed class FileEnhancementTests : IClassFixture<FileEnhancementTests.Pictures>
{
    private readonly Pictures _pictures;

    public FileEnhancementTests(Pictures pictures) => _pictures = pictures;

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

    [Fact]
    public async Task Jpeg_is_written_with_all_its_chroma()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = new(ClassicalResampler.Create("nearest", 4));
        using Image<Rgb24> stripes = new(16, 16);
        stripes.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                rows.GetRowSpan(y).Fill(y % 2 == 0 ? new Rgb24(255, 0, 0) : new Rgb24(0, 0, 255));
            }
        });
        await stripes.SaveAsync(folder["in.png"]);
        await upscaler.EnhanceFileAsync(folder["in.png"], folder["out.jpg"]);
        using Image<Rgb24> expected = upscaler.Enhance(stripes);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.jpg"]);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 24);
    }

    public static TheoryData<string> Oriented => [.. from kind in (string[])["png", "jpg"] from i in Enumerable.Range(1, 8) select $"orientation-{i}.{kind}"];

    [Theory]
    [MemberData(nameof(Oriented))]
    public async Task A_file_is_enhanced_as_Pillow_sees_it_and_its_profiles_follow(string name)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        byte[] before = await File.ReadAllBytesAsync(_pictures[name]);
        Size size = await upscaler.EnhanceFileAsync(_pictures[name], folder["out.png"]);
        using Image<Rgb24> seen = await Image.LoadAsync<Rgb24>(_pictures[name + ".expected.png"]);
        using Image<Rgb24> expected = upscaler.Enhance(seen);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, name.EndsWith("png", StringComparison.Ordinal) ? 0 : 2);
        Assert.Equal(before, await File.ReadAllBytesAsync(_pictures[name]));

        foreach (string output in (string[])["out.png", "out.jpg", "out.webp"])
        {
            await upscaler.EnhanceFileAsync(_pictures[name], folder[output]);
            JsonElement read = Describe(folder[output]);
            Assert.Equal([size.Width, size.Height], read.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()));
            Assert.Equal(1, read.GetProperty("orientation").GetInt32());
            Assert.Equal((size.Width, size.Height), (read.GetProperty("width").GetInt32(), read.GetProperty("height").GetInt32()));
            Assert.Equal((size.Width, size.Height), (read.GetProperty("cameraWidth").GetInt32(), read.GetProperty("cameraHeight").GetInt32()));
            Assert.Equal("a picture", read.GetProperty("description").GetString());
            // Where the subject was and how dense the sensor is are not there any more (0x9214, 0xA210).
            Assert.Equal([0xA002, 0xA003], Numbers(read, "camera"));
            Assert.False(read.GetProperty("thumbnail").GetBoolean());
            Assert.Equal(_pictures.Srgb, read.GetProperty("icc").GetString());
            int[] dots = IsSideways(name) ? [150, 300] : [300, 150];
            Assert.Equal(dots, Numbers(read, "exifDots"));
            // WebP has a resolution in EXIF alone.
            Assert.Equal(output == "out.webp" ? [0, 0] : dots, Numbers(read, "dpi"));
            JsonElement xmp = read.GetProperty("xmp");
            Assert.Equal("1 1", xmp.GetProperty("{tiff/1.0/}Orientation").GetString());
            Assert.Equal([$"{size.Width}", $"{size.Height}"], Texts(xmp, "{tiff/1.0/}ImageWidth", "{tiff/1.0/}ImageLength"));
            Assert.Equal([$"{size.Width}", $"{size.Height}"], Texts(xmp, "{exif/1.0/}PixelXDimension", "{exif/1.0/}PixelYDimension"));
            Assert.Equal([$"{dots[0]}/1", $"{dots[1]}/1"], Texts(xmp, "{tiff/1.0/}XResolution", "{tiff/1.0/}YResolution"));
            Assert.Equal(
                ["a < b", "3 ImageWidth=7", "a picture lang=x-default"],
                Texts(xmp, "{xap/1.0/}CreatorTool", "{xap/1.0/mm/}Pantry", "{http://purl.org/dc/elements/1.1/}title"));
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
        using Upscaler upscaler = Nearest();
        Assert.Equal(new Size(4 * width, 4 * height), await upscaler.EnhanceFileAsync(_pictures[$"orientation-{orientation}.tif"], folder["out.png"]));
        using Image<Rgb48> stored = await Image.LoadAsync<Rgb48>(_pictures["orientation-1.tif"]);
        using Image<Rgb48> large = await Image.LoadAsync<Rgb48>(folder["out.png"]);
        Assert.Equal(stored[0, 0], orientation == 1 ? large[0, 0] : large[large.Width - 1, 0]);
        Assert.Equal(stored[22, 0], orientation == 1 ? large[large.Width - 1, 0] : large[large.Width - 1, large.Height - 1]);
        Assert.InRange(Describe(folder["out.png"]).GetProperty("orientation").GetInt32(), 0, 1);
        Assert.Equal(orientation == 1 ? [300, 150] : [150, 300], Numbers(Describe(folder["out.png"]), "dpi"));
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
        using Upscaler upscaler = Nearest();
        await upscaler.EnhanceFileAsync(_pictures[name], folder[output]);
        Assert.Equal(mode, Describe(folder[output]).GetProperty("mode").GetString());
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
            using Upscaler upscaler = Nearest();
            await upscaler.EnhanceFileAsync(_pictures[name], folder["out.png"]);
            using Image<TPixel> stored = await Image.LoadAsync<TPixel>(_pictures[name]);
            using Image<TPixel> expected = upscaler.Enhance(stored);
            using Image natural = await Image.LoadAsync(folder["out.png"]);
            Assert.Equal(0, TestPictures.LargestDifference(expected, Assert.IsType<Image<TPixel>>(natural)));
        }
    }

    [Fact]
    public async Task Of_more_than_sixteen_bits_sixteen_stay_and_it_is_said()
    {
        await Become<L16>("gray32.tif", "gray16.tif");
        await Become<L16>("gray-float.tif", "gray16.tif");
        await Become<L16>("gray-bright.tif", "gray-bright.tif.expected.png");
        await Become<Rgb48>("colour32.tif", "colour16.tif");
        await Become<Rgba64>("alpha-float.tif", "alpha16.tif");

        async Task Become<TPixel>(string name, string same)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using TemporaryFolder folder = new();
            using Upscaler upscaler = Nearest();
            UpscaleNoticeEventArgs said = Assert.Single(await Notices(upscaler, _pictures[name], folder["out.png"]));
            Assert.Equal(UpscaleNoticeKind.DepthReduced, said.Kind);
            Assert.StartsWith("The picture has 32 bits a channel, of which 16 are kept", said.Message, StringComparison.Ordinal);
            using Image<TPixel> stored = await Image.LoadAsync<TPixel>(_pictures[same]);
            using Image<TPixel> expected = upscaler.Enhance(stored);
            using Image natural = await Image.LoadAsync(folder["out.png"]);
            Assert.InRange(TestPictures.LargestDifference(expected, Assert.IsType<Image<TPixel>>(natural)), 0, 1.01f / 65535);
        }
    }

    [Fact]
    public async Task The_alpha_of_a_gray_TIFF_file_stays()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        Assert.Empty(await Notices(upscaler, _pictures["gray-alpha.tif"], folder["out.png"]));
        using Image<La16> stored = await Image.LoadAsync<La16>(_pictures["gray-alpha.png"]);
        using Image<La16> expected = upscaler.Enhance(stored);
        using Image<La16> actual = await Image.LoadAsync<La16>(folder["out.png"]);
        Assert.Equal(0, TestPictures.LargestDifference(expected, actual));
    }

    [Theory]
    [InlineData("colour16.tif", "out.tif", "The picture has 16 bits a channel, of which 8 are kept: more is not written to TIFF. Name the output as PNG to keep 16.")]
    [InlineData("gray16.tif", "out.tif", null)]
    [InlineData("gray16.png", "out.tif", null)]
    [InlineData("gray16.png", "out.png", null)]
    [InlineData("gray16.png", "out.jpg", "The picture has 16 bits a channel, of which 8 are kept: more is not written to JPEG. Name the output as PNG to keep 16.")]
    [InlineData("gray16.png", "out.webp", "The picture has 16 bits a channel, of which 8 are kept: more is not written to WebP. Name the output as PNG to keep 16.")]
    [InlineData("colour16.tif", "out.bmp", "The picture has 16 bits a channel, of which 8 are kept: more is not written to BMP. Name the output as PNG to keep 16.")]
    [InlineData("gray-float.tif", "out.jpg", "The picture has 32 bits a channel, of which 8 are kept: more is not written to JPEG. Name the output as PNG to keep 16. "
        + "Floating-point values are light from 0 to 1; what lies outside is cut off.")]
    [InlineData("lab16.tif", "out.png", "The picture has 16 bits a channel, of which 8 are kept: more is not read of such a file.")]
    [InlineData("lab16.tif", "out.jpg", "The picture has 16 bits a channel, of which 8 are kept: more is not read of such a file.")]
    [InlineData("first.png", "out.jpg", null)]
    [InlineData("palette.png", "out.webp", null)]
    [InlineData("bilevel.tif", "out.bmp", null)]
    [InlineData("colour.bmp", "out.tif", null)]
    public async Task A_file_that_loses_depth_is_said_to_before_anything_is_computed(string name, string output, string? message)
    {
        using TemporaryFolder folder = new();
        List<UpscaleNoticeEventArgs> notices = [];
        int before = -1;
        using Upscaler upscaler = Nearest();
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(_pictures[name], folder[output], new Reports(_ => before = before < 0 ? notices.Count : before));
        Assert.Equal(message is null ? [] : [message], notices.Select(notice => notice.Message));
        Assert.All(notices, notice => Assert.Equal(UpscaleNoticeKind.DepthReduced, notice.Kind));
        Assert.Equal(notices.Count, before);
    }

    [Fact]
    public async Task GIF_is_said_to_have_few_colours_or_where_it_is_not_written_is_refused_before_anything_is_computed()
    {
        using TemporaryFolder folder = new();
        int runs = 0;
        List<UpscaleNoticeEventArgs> notices = [];
        using Upscaler upscaler = new(new StubGenerator(4, before: _ => runs++));
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        try
        {
            await upscaler.EnhanceFileAsync(_pictures["first.png"], folder["out.gif"]);
            Assert.Equal(UpscaleNoticeKind.ColoursReduced, Assert.Single(notices).Kind);
        }
        catch (UnknownImageFormatException e)
        {
            // The stand-in for ImageSharp writes no GIF.
            Assert.Contains("'.gif'", e.Message, StringComparison.Ordinal);
            Assert.Equal((0, 0), (runs, notices.Count));
            Assert.Empty(folder.Files);
        }
    }

    /// <summary>The file has an EXIF, a colour, an XMP and an IPTC profile and a resolution.</summary>
    [Theory]
    [InlineData("out.tif")]
    [InlineData("out.jpg")]
    [InlineData("out.png", "IPTC")]
    [InlineData("out.webp", "IPTC")]
    [InlineData("out.bmp", "EXIF", "XMP", "IPTC")]
    public async Task What_a_file_is_written_without_is_said_and_the_rest_is_in_it(string output, params string[] without)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        IReadOnlyList<UpscaleNoticeEventArgs> said = await Notices(upscaler, _pictures["all.tif"], folder[output]);
        string format = output == "out.webp" ? "WebP" : Path.GetExtension(output)[1..].ToUpperInvariant();
        Assert.Equal(
            without.Length == 0 ? [] : [$"{format} is written without what the picture has of this: {string.Join(", ", without)}. Name the output as TIFF or JPEG to keep it."],
            said.Select(notice => notice.Message));
        Assert.All(said, notice => Assert.Equal(UpscaleNoticeKind.MetadataDropped, notice.Kind));

        JsonElement read = Describe(folder[output]);
        Assert.Equal(without.Contains("EXIF") ? "" : "a picture", read.GetProperty("description").GetString());
        Assert.Equal(!without.Contains("XMP"), read.GetProperty("xmp").TryGetProperty("{xap/1.0/}CreatorTool", out _));
        Assert.Equal(without.Contains("IPTC") ? "" : "a caption", read.GetProperty("iptc").GetString());
        Assert.Equal([300, 150], Numbers(read, output == "out.webp" ? "exifDots" : "dpi"));
        using Image<Rgb24> written = await Image.LoadAsync<Rgb24>(folder[output]);
        byte[]? icc = (written.Metadata.IccProfile ?? written.Frames.RootFrame.Metadata.IccProfile)?.ToByteArray();
        Assert.Equal(_pictures.Srgb, icc is null ? null : Convert.ToHexStringLower(SHA256.HashData(icc)));
    }

    [Fact]
    public async Task A_resolution_for_which_a_WebP_file_has_no_place_is_said_to_be_lost()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        using (Image<Rgb24> picture = TestPictures.Noise(6, 5))
        {
            await picture.SaveAsync(folder["plain.png"]);
            (picture.Metadata.HorizontalResolution, picture.Metadata.VerticalResolution) = (300, 300);
            await picture.SaveAsync(folder["in.png"]);
        }

        Assert.Empty(await Notices(upscaler, folder["plain.png"], folder["out.webp"]));
        Assert.Empty(await Notices(upscaler, folder["in.png"], folder["out.bmp"]));
        UpscaleNoticeEventArgs said = Assert.Single(await Notices(upscaler, folder["in.png"], folder["out.webp"]));
        Assert.Equal(UpscaleNoticeKind.MetadataDropped, said.Kind);
        Assert.StartsWith("WebP is written without what the picture has of this: resolution.", said.Message, StringComparison.Ordinal);
    }

    /// <summary>These have an exception that is neither of pictures nor of files; the page of errors names them.</summary>
    [Fact]
    public async Task A_file_of_a_kind_that_is_not_read_and_an_output_that_is_read_only_are_refused_each_with_its_exception()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        byte[] packed = await File.ReadAllBytesAsync(_pictures["colour.bmp"]);
        packed[30] = 4;
        await File.WriteAllBytesAsync(folder["packed.bmp"], packed);
        NotSupportedException refused = await Assert.ThrowsAsync<NotSupportedException>(() => upscaler.EnhanceFileAsync(folder["packed.bmp"], folder["out.png"]));
        Assert.Contains("compression 4", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<NotSupportedException>(() => upscaler.EnhanceFileAsync(_pictures["gray16-signed.tif"], folder["out.png"]));
        Assert.Contains("signed", refused.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder["kept.png"], "before");
        File.SetAttributes(folder["kept.png"], FileAttributes.ReadOnly);
        UnauthorizedAccessException denied = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => upscaler.EnhanceFileAsync(_pictures["first.png"], folder["kept.png"]));
        Assert.Contains("is read-only; name another", denied.Message, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(folder["kept.png"]));
        Assert.Equal(["kept.png", "packed.bmp"], folder.Files);
    }

    [Fact]
    public async Task A_profile_for_which_a_JPEG_file_has_no_room_is_left_out_and_it_is_said()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        using (Image<Rgb24> picture = TestPictures.Noise(6, 5))
        {
            picture.Metadata.XmpProfile = new XmpProfile([.. "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8, .. Enumerable.Repeat((byte)' ', 70_000)]);
            await picture.SaveAsync(folder["in.png"]);
        }

        Assert.Empty(await Notices(upscaler, folder["in.png"], folder["out.png"]));
        using Image<Rgb24> kept = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.True(kept.Metadata.XmpProfile?.ToByteArray().Length > 70_000);
        UpscaleNoticeEventArgs said = Assert.Single(await Notices(upscaler, folder["in.png"], folder["out.jpg"]));
        Assert.Equal(UpscaleNoticeKind.MetadataDropped, said.Kind);
        Assert.EndsWith("for which a JPEG file has room: it is left out. Name the output as PNG or TIFF to keep it.", said.Message, StringComparison.Ordinal);
        using Image<Rgb24> written = await Image.LoadAsync<Rgb24>(folder["out.jpg"]);
        Assert.Null(written.Metadata.XmpProfile);
    }

    [Fact]
    public async Task A_palette_with_transparency_is_what_Pillow_makes_of_it()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        await upscaler.EnhanceFileAsync(_pictures["palette.png"], folder["out.png"]);
        using Image<Rgba32> decoded = await Image.LoadAsync<Rgba32>(_pictures["palette.png.expected.png"]);
        using Image<Rgba32> expected = upscaler.Enhance(decoded);
        using Image<Rgba32> actual = await Image.LoadAsync<Rgba32>(folder["out.png"]);
        Assert.Equal(0, TestPictures.LargestDifference(expected, actual));
    }

    [Fact]
    public async Task CMYK_becomes_RGB_without_its_profile_and_it_is_said()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(_pictures["cmyk.jpg"], folder["out.png"]);
        UpscaleNoticeEventArgs said = Assert.Single(notices);
        Assert.Equal(UpscaleNoticeKind.ColourProfileDropped, said.Kind);
        Assert.Equal("", Describe(folder["out.png"]).GetProperty("icc").GetString());
        using Image<Rgb24> large = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        (Rgb24 left, Rgb24 right) = (large[8, 8], large[large.Width - 8, 8]);
        Assert.True(left.R > 200 && left.G < 60 && left.B < 60, $"magenta and yellow ink are red, not {left}");
        Assert.True(right.R < 60 && right.G > 150 && right.B > 150, $"cyan ink is cyan, not {right}");
    }

    [Theory]
    [InlineData("out.jpg", true)]
    [InlineData("out.bmp", true)]
    [InlineData("out.tif", true)]
    [InlineData("out.png", false)]
    [InlineData("out.webp", false)]
    public async Task A_file_that_loses_transparency_is_said_to(string name, bool loses)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        using (Image<Rgba32> picture = new(6, 5, new Rgba32(10, 200, 30, 255)))
        {
            await picture.SaveAsync(folder["opaque.png"]);
            picture[5, 4] = new Rgba32(10, 200, 30, 254);
            await picture.SaveAsync(folder["in.png"]);
        }

        await upscaler.EnhanceFileAsync(folder["opaque.png"], folder[name]);
        Assert.Empty(notices);
        await upscaler.EnhanceFileAsync(folder["in.png"], folder[name]);
        using Image<Rgba32> written = await Image.LoadAsync<Rgba32>(folder[name]);
        Assert.Equal(loses, written[written.Width - 1, written.Height - 1].A == 255);
        Assert.Equal(loses, notices.Count == 1);
        Assert.All(notices, notice => Assert.Equal(UpscaleNoticeKind.TransparencyDropped, notice.Kind));
    }

    [Theory]
    [InlineData("animated.webp")]
    [InlineData("animated.png")]
    [InlineData("animated.gif")]
    [InlineData("pages.tif")]
    public async Task Of_an_animation_or_of_pages_the_first_is_enhanced_and_it_is_said_once(string name)
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(_pictures[name], folder["out.png"]);
        Assert.Equal(UpscaleNoticeKind.FirstFrameOnly, Assert.Single(notices).Kind);
        using Image<Rgb24> first = await Image.LoadAsync<Rgb24>(_pictures["first.png"]);
        using Image<Rgb24> expected = upscaler.Enhance(first);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, name.EndsWith("gif", StringComparison.Ordinal) ? 80 : 0);
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
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => upscaler.EnhanceFileAsync(_pictures["first.png"], folder[output]));
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
        Assert.Equal(new Size(16383, 1), await upscaler.EnhanceFileAsync(_pictures["first.png"], folder["out.webp"]));
    }

    [Fact]
    public async Task The_output_may_be_the_input()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = Nearest();
        File.Copy(_pictures["first.png"], folder["a.png"]);
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
        string first = _pictures["first.png"];
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
        using Upscaler upscaler = Nearest();
        foreach (string name in (string[])["first.png", "orientation-6.jpg", "colour.webp", "colour.bmp", "gray16.tif"])
        {
            byte[] whole = await File.ReadAllBytesAsync(_pictures[name]);
            for (int part = 0; part < 16; part++)
            {
                await File.WriteAllBytesAsync(folder["cut"], whole[..(whole.Length * part / 16)]);
                await Assert.ThrowsAnyAsync<ImageFormatException>(() => upscaler.EnhanceFileAsync(folder["cut"], folder["out.png"]));
            }
        }

        Assert.Equal(["cut"], folder.Files);
    }

    private static async Task<IReadOnlyList<UpscaleNoticeEventArgs>> Notices(Upscaler upscaler, string input, string output)
    {
        List<UpscaleNoticeEventArgs> notices = [];
        void Add(object? sender, UpscaleNoticeEventArgs notice) => notices.Add(notice);
        upscaler.Noticed += Add;
        await upscaler.EnhanceFileAsync(input, output);
        upscaler.Noticed -= Add;
        return notices;
    }

    // Orientations 5 to 8.
    private static bool IsSideways(string name) => name["orientation-".Length] >= '5';

    private static int[] Numbers(JsonElement read, string name) => [.. read.GetProperty(name).EnumerateArray().Select(number => (int)number.GetDouble())];

    private static string[] Texts(JsonElement xmp, params string[] names) => Array.ConvertAll(names, name => xmp.GetProperty(name).GetString()!);

    private static Upscaler Nearest() => new(ClassicalResampler.Create("nearest", 4));

    private static SRResNet Network()
    {
        random.manual_seed(0);
        return new SRResNet(4, blocks: 1, width: 8);
    }

    private static JsonElement Describe(string file) =>
        JsonDocument.Parse(Python.Run("tests/SuperResolution.Tests/pictures.py", "read", file)).RootElement;

    /// <summary>The files that Pillow makes, once for all tests.</summary>
    public sealed class Pictures : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Pictures() => Srgb = JsonDocument.Parse(Python.Run("tests/SuperResolution.Tests/pictures.py", "make", _folder[""]))
            .RootElement.GetProperty("srgb").GetString()!;

        /// <summary>The hash of the sRGB profile in them.</summary>
        public string Srgb { get; }

        public string this[string name] => _folder[name];

        public void Dispose() => _folder.Dispose();
    }
}
