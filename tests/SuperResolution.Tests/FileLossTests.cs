using System.Security.Cryptography;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Inference;
using SuperResolution.Tests.Shared;

namespace SuperResolution.Tests;

/// <summary>What formats of files lose of a picture, and that it is said.</summary>
public sealed class FileLossTests(PillowPictures pictures) : IClassFixture<PillowPictures>
{
    [Fact]
    public async Task Jpeg_is_written_with_all_its_chroma()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
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
            using Upscaler upscaler = WrittenFile.Nearest();
            UpscaleNoticeEventArgs said = Assert.Single(await WrittenFile.NoticesOf(upscaler, pictures[name], folder["out.png"]));
            Assert.Equal(UpscaleNoticeKind.DepthReduced, said.Kind);
            Assert.StartsWith("The picture has 32 bits a channel, of which 16 are kept", said.Message, StringComparison.Ordinal);
            using Image<TPixel> stored = await Image.LoadAsync<TPixel>(pictures[same]);
            using Image<TPixel> expected = upscaler.Enhance(stored);
            using Image natural = await Image.LoadAsync(folder["out.png"]);
            Assert.InRange(TestPictures.LargestDifference(expected, Assert.IsType<Image<TPixel>>(natural)), 0, 1.01f / 65535);
        }
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
        using Upscaler upscaler = WrittenFile.Nearest();
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(pictures[name], folder[output], new Reports(_ => before = before < 0 ? notices.Count : before));
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
            await upscaler.EnhanceFileAsync(pictures["first.png"], folder["out.gif"]);
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
        using Upscaler upscaler = WrittenFile.Nearest();
        IReadOnlyList<UpscaleNoticeEventArgs> said = await WrittenFile.NoticesOf(upscaler, pictures["all.tif"], folder[output]);
        string format = output == "out.webp" ? "WebP" : Path.GetExtension(output)[1..].ToUpperInvariant();
        Assert.Equal(
            without.Length == 0 ? [] : [$"{format} is written without what the picture has of this: {string.Join(", ", without)}. Name the output as TIFF or JPEG to keep it."],
            said.Select(notice => notice.Message));
        Assert.All(said, notice => Assert.Equal(UpscaleNoticeKind.MetadataDropped, notice.Kind));

        JsonElement read = WrittenFile.Read(folder[output]);
        Assert.Equal(without.Contains("EXIF") ? "" : "a picture", read.GetProperty("description").GetString());
        Assert.Equal(!without.Contains("XMP"), read.GetProperty("xmp").TryGetProperty("{xap/1.0/}CreatorTool", out _));
        Assert.Equal(without.Contains("IPTC") ? "" : "a caption", read.GetProperty("iptc").GetString());
        Assert.Equal([300, 150], WrittenFile.Numbers(read, output == "out.webp" ? "exifDots" : "dpi"));
        using Image<Rgb24> written = await Image.LoadAsync<Rgb24>(folder[output]);
        byte[]? icc = (written.Metadata.IccProfile ?? written.Frames.RootFrame.Metadata.IccProfile)?.ToByteArray();
        Assert.Equal(pictures.Srgb, icc is null ? null : Convert.ToHexStringLower(SHA256.HashData(icc)));
    }

    [Fact]
    public async Task A_resolution_for_which_a_WebP_file_has_no_place_is_said_to_be_lost()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        using (Image<Rgb24> picture = TestPictures.Noise(6, 5))
        {
            await picture.SaveAsync(folder["plain.png"]);
            (picture.Metadata.HorizontalResolution, picture.Metadata.VerticalResolution) = (300, 300);
            await picture.SaveAsync(folder["in.png"]);
        }

        Assert.Empty(await WrittenFile.NoticesOf(upscaler, folder["plain.png"], folder["out.webp"]));
        Assert.Empty(await WrittenFile.NoticesOf(upscaler, folder["in.png"], folder["out.bmp"]));
        UpscaleNoticeEventArgs said = Assert.Single(await WrittenFile.NoticesOf(upscaler, folder["in.png"], folder["out.webp"]));
        Assert.Equal(UpscaleNoticeKind.MetadataDropped, said.Kind);
        Assert.StartsWith("WebP is written without what the picture has of this: resolution.", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_for_which_a_JPEG_file_has_no_room_is_left_out_and_it_is_said()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        using (Image<Rgb24> picture = TestPictures.Noise(6, 5))
        {
            picture.Metadata.XmpProfile = new XmpProfile([.. "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8, .. Enumerable.Repeat((byte)' ', 70_000)]);
            await picture.SaveAsync(folder["in.png"]);
        }

        Assert.Empty(await WrittenFile.NoticesOf(upscaler, folder["in.png"], folder["out.png"]));
        using Image<Rgb24> kept = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.True(kept.Metadata.XmpProfile?.ToByteArray().Length > 70_000);
        UpscaleNoticeEventArgs said = Assert.Single(await WrittenFile.NoticesOf(upscaler, folder["in.png"], folder["out.jpg"]));
        Assert.Equal(UpscaleNoticeKind.MetadataDropped, said.Kind);
        Assert.EndsWith("for which a JPEG file has room: it is left out. Name the output as PNG or TIFF to keep it.", said.Message, StringComparison.Ordinal);
        using Image<Rgb24> written = await Image.LoadAsync<Rgb24>(folder["out.jpg"]);
        Assert.Null(written.Metadata.XmpProfile);
    }

    [Fact]
    public async Task CMYK_becomes_RGB_without_its_profile_and_it_is_said()
    {
        using TemporaryFolder folder = new();
        using Upscaler upscaler = WrittenFile.Nearest();
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(pictures["cmyk.jpg"], folder["out.png"]);
        UpscaleNoticeEventArgs said = Assert.Single(notices);
        Assert.Equal(UpscaleNoticeKind.ColourProfileDropped, said.Kind);
        Assert.Equal("", WrittenFile.Read(folder["out.png"]).GetProperty("icc").GetString());
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
        using Upscaler upscaler = WrittenFile.Nearest();
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
        using Upscaler upscaler = WrittenFile.Nearest();
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        await upscaler.EnhanceFileAsync(pictures[name], folder["out.png"]);
        Assert.Equal(UpscaleNoticeKind.FirstFrameOnly, Assert.Single(notices).Kind);
        using Image<Rgb24> first = await Image.LoadAsync<Rgb24>(pictures["first.png"]);
        using Image<Rgb24> expected = upscaler.Enhance(first);
        using Image<Rgb24> actual = await Image.LoadAsync<Rgb24>(folder["out.png"]);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, name.EndsWith("gif", StringComparison.Ordinal) ? 80 : 0);
    }
}
