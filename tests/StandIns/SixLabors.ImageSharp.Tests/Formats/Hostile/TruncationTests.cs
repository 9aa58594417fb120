using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>Files that end too early, or are none, or go on behind their end.</summary>
public class TruncationTests
{
    // WebP's, the longest of the formats that are read.
    private const int LongestMagicNumber = 12;

    public static TheoryData<string> All => [.. TestImages.Names, .. Frames.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_cut_at_each_sixteenth_is_refused_or_was_complete_without_its_tail(string name)
    {
        byte[] file = TestImages.Bytes(name);
        using Image<Rgba64> whole = Image.Load<Rgba64>(Cost.Limited(256, 1), file);
        int[] expected = TestImages.Components(whole);
        for (int i = 1; i < 16; i++)
        {
            byte[] cut = file[..Math.Max(file.Length * i / 16, 4)];
            int[]? found = null;
            Cost.Within(() => found = Read(cut, Path.GetExtension(name)));

            // Only what stands behind the first picture may be missing: metadata, the end marker, another frame.
            bool hasMore = Frames.CountOf(name) > 1;
            Assert.True(found is null || i > 8 || hasMore, $"{name} was read from {cut.Length} of {file.Length} bytes.");
            Assert.True(found is null || expected.SequenceEqual(found), $"{name} has other pixels when cut to {cut.Length} of {file.Length} bytes.");
        }
    }

    [Theory]
    [InlineData(0, "is empty")]
    [InlineData(1, "begins like no format")]
    [InlineData(7, "begins like no format")]
    [InlineData(400, "begins like no format")]
    public void Bytes_of_no_format_are_unknown(int length, string said)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, (byte)'x');
        foreach (Action read in (Action[])[() => Image.Load(bytes), () => Image.Load<Rgb24>(bytes), () => Image.Identify(bytes)])
        {
            UnknownImageFormatException refused = Cost.Refusal<UnknownImageFormatException>(read, said);
            Assert.All(["PNG", "JPEG", "Webp", "GIF", "BMP", "TIFF"], format => Assert.Contains(format, refused.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("rgb8.png", 1)]
    [InlineData("420.jpg", 2)]
    [InlineData("lossy.webp", 8)]
    [InlineData("still.gif", 5)]
    [InlineData("c3b8.tif", 3)]
    [InlineData("rgb24.bmp", 1)]
    public void A_magic_number_that_is_cut_is_no_magic_number(string name, int length) =>
        Cost.Refusal<UnknownImageFormatException>(() => Image.Load(TestImages.Bytes(name).AsSpan(0, length)), "begins like no format");

    [Theory]
    [InlineData("rgb8.png", "The PNG image cannot be read: the file ends before the image does.")]
    [InlineData("420.jpg", "The JPEG image cannot be read: JPEG datastream contains no image.")]
    [InlineData("lossy.webp", "The WebP image cannot be read: the file ends before the image does.")]
    [InlineData("still.gif", "The GIF image cannot be read: the file ends before the image does.")]
    [InlineData("c3b8.tif", "The TIFF image cannot be read: image: Seek error accessing TIFF directory.")]
    public void A_magic_number_with_nothing_behind_it_is_a_damaged_file(string name, string said) =>
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(TestImages.Bytes(name).AsSpan(0, 12)), said);

    [Fact]
    public void A_files_extension_means_nothing_its_bytes_do()
    {
        using SuperResolution.Tests.Shared.TemporaryFolder folder = new();
        File.WriteAllBytes(folder["a.png"], TestImages.Bytes("420.jpg"));
        using Image<Rgb24> image = Image.Load<Rgb24>(folder["a.png"]);
        Assert.Equal("JPEG", image.Metadata.DecodedImageFormat!.Name);
        Assert.Equal(TestImages.Expected("420.jpg"), TestImages.Components(image));
        File.WriteAllBytes(folder["b.jpg"], "<html>not found</html>"u8.ToArray());
        Cost.Refusal<UnknownImageFormatException>(() => Image.Load(folder["b.jpg"]), "begins like no format");
    }

    [Theory]
    [InlineData("rgb8.png")]
    [InlineData("420.jpg")]
    [InlineData("lossy.webp")]
    [InlineData("rgb24.bmp")]
    [InlineData("c3b8.tif")]
    public void Another_file_behind_an_image_does_no_harm(string name)
    {
        foreach (byte[] tail in (byte[][])[new byte[1000], "PK\x03\x04 a zip, <?php and a script"u8.ToArray(), TestImages.Bytes("still.gif")])
        {
            using Image<Rgb24> image = Image.Load<Rgb24>([.. TestImages.Bytes(name), .. tail]);
            Assert.Equal(TestImages.Expected(name), TestImages.Components(image));
        }
    }

    // What libjpeg and libtiff say of a file that ends too early depends on where; it is theirs, behind the format's name.
    private static int[]? Read(byte[] file, string extension)
    {
        try
        {
            using Image<Rgba64> image = Image.Load<Rgba64>(Cost.Limited(256, 1), file);
            return TestImages.Components(image);
        }
        catch (UnknownImageFormatException refused)
        {
            Assert.True(file.Length < LongestMagicNumber, $"{file.Length} bytes: {refused.Message}");
            Assert.Contains("begins like no format", refused.Message, StringComparison.Ordinal);
            return null;
        }
        catch (InvalidImageContentException refused)
        {
            Assert.Matches(
                extension switch
                {
                    ".png" => "^The PNG image cannot be read: the file ends before the image does\\.$",
                    ".bmp" => "^The BMP image cannot be read: the file ends before the image does\\.$",
                    ".gif" => "^The GIF image cannot be read: (the file ends before the image does|it has no frame)\\.$",
                    ".webp" => "^The WebP image cannot be read: (the file ends before the image does|the animation's frames do not fit together)\\.$",
                    ".jpg" => "^The JPEG image cannot be read: [A-Z].+\\.$|^The JPEG image cannot be read: the file ends before the image does\\.$",
                    _ => "^The TIFF image cannot be read: .*([Ee]rror|Can not read|the file ends before|Not enough data).*\\.$",
                },
                refused.Message);
            return null;
        }
    }
}
