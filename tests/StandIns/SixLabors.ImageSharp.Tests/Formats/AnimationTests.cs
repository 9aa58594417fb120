using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Tests.Formats.Hostile;

namespace SixLabors.ImageSharp.Tests.Formats;

/// <summary>Files of several pictures: all, or as many as are asked for.</summary>
public class AnimationTests
{
    private const int Many = 10_000;

    [Theory]
    [MemberData(nameof(Frames.All), MemberType = typeof(Frames))]
    public void Every_frame_has_the_pixels_that_others_see(string name)
    {
        if (name.StartsWith("uneven", StringComparison.Ordinal))
        {
            return;
        }

        using Image image = Image.Load(TestImages.PathOf(name));
        Assert.Equal(Frames.CountOf(name), image.Frames.Count);
        for (int i = 0; i < image.Frames.Count; i++)
        {
            int[] expected = Frames.Expected(name, i);
            int[] found = Frames.Shape(name, i) is [_, _, 4] ? Components<Rgba32>(name, i) : Frames.Shape(name, i) is [_, _, 1] ? Components<L16>(name, i)
                : name.EndsWith(".jpg", StringComparison.Ordinal) ? Components<Rgb24>(name, i) : Components<Rgb48>(name, i);
            Assert.Equal(expected.Length, found.Length);
            Assert.True(Same(expected, found, Frames.Shape(name, i)[2] == 4), $"{name}, frame {i}");
        }
    }

    [Theory]
    [InlineData("animated.gif", 5)]
    [InlineData("moving.webp", 4)]
    [InlineData("pages.tif", 3)]
    [InlineData("still.gif", 1)]
    public void Identify_counts_frames_up_to_what_is_asked_for(string name, int count)
    {
        Assert.Equal(count, Image.Identify(TestImages.PathOf(name)).FrameMetadataCollection.Count);
        Assert.Single(Image.Identify(new DecoderOptions { MaxFrames = 1 }, TestImages.PathOf(name)).FrameMetadataCollection);
    }

    [Theory]
    [InlineData("animated.gif", 0)]
    [InlineData("animated.png", 1)]
    [InlineData("default.png", 0)]
    [InlineData("moving.webp", 0)]
    [InlineData("pages.tif", 0)]
    public void Only_the_frames_that_are_asked_for_are_read(string name, int fewer)
    {
        // ImageSharp 3.1 leaves out the last that is asked for of a PNG whose first frame stands in IDAT.
        foreach (uint most in (uint[])[1, 2, 3])
        {
            using Image<Rgba32> image = Image.Load<Rgba32>(new DecoderOptions { MaxFrames = most }, TestImages.PathOf(name));
            Assert.Equal(Math.Max(1, (int)most - fewer), image.Frames.Count);
            Assert.True(Same(Frames.Expected(name, 0), TestImages.Components(image), alpha: true));
        }
    }

    [Fact]
    public void Pages_of_other_sizes_are_not_supported_unless_only_the_first_is_asked_for()
    {
        string path = TestImages.PathOf("uneven-pages.tif");
        NotSupportedException refused = Assert.Throws<NotSupportedException>(() => Image.Load(path));
        Assert.Contains("12 by 9 and of 5 by 5", refused.Message, StringComparison.Ordinal);
        using Image<Rgba32> first = Image.Load<Rgba32>(new DecoderOptions { MaxFrames = 1 }, path);
        Assert.Equal(Frames.Expected("uneven-pages.tif", 0), TestImages.Components(first));
    }

    [Fact]
    public void What_is_done_to_an_image_is_done_to_all_its_frames()
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(TestImages.PathOf("moving.webp"));
        image.Metadata.ExifProfile = new();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)5);
        using Image<Rgba32> turned = image.Clone(x => x.AutoOrient());
        Assert.Equal((4, new Size(9, 12)), (turned.Frames.Count, turned.Size));
        for (int i = 0; i < turned.Frames.Count; i++)
        {
            Assert.Equal(image.Frames[i][3, 5], turned.Frames[i][5, 3]);
            using Image<Rgba32> alone = turned.Frames.CloneFrame(i);
            Assert.Equal(turned.Frames[i][8, 11], alone[8, 11]);
        }

        using Image<Rgba32> two = image.Frames.CloneFrame(0);
        two.Frames.AddFrame(image.Frames[1]);
        Assert.Equal((2, image.Frames[1][4, 4]), (two.Frames.Count, two.Frames[1][4, 4]));
        Assert.Throws<ArgumentException>(() => two.Frames.AddFrame(turned.Frames[0]));
    }

    [Fact]
    public void A_GIF_of_ten_thousand_frames_costs_what_is_asked_for()
    {
        byte[] still = TestImages.Bytes("still.gif");
        int frame = still.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, 12, 0]);
        byte[] file = [.. still[..frame], .. Enumerable.Repeat(still[frame..^1], Many).SelectMany(bytes => bytes), 0x3B];
        CheckMany(file, Many);
    }

    [Fact]
    public void An_APNG_of_ten_thousand_frames_costs_what_is_asked_for()
    {
        byte[] pixel = PngFile.Packed(new byte[4]);
        byte[][] frames = [.. Enumerable.Range(0, Many - 1).SelectMany(_ => (byte[][])
            [PngFile.FrameControl(0, 0, 0, 1, 1), PngFile.Chunk("fdAT", [0, 0, 0, 0, .. pixel])])];
        byte[] file = PngFile.Of(
            [PngFile.Header(1, 1), PngFile.Chunk("acTL", new byte[8]), PngFile.FrameControl(0, 0, 0, 1, 1), PngFile.Chunk("IDAT", pixel), .. frames, PngFile.End()]);
        CheckMany(file, 0);
    }

    [Fact]
    public void A_WebP_of_ten_thousand_frames_costs_what_is_asked_for()
    {
        // The container's chunks: VP8X and ANIM once, then ANMF for each frame.
        byte[] file = TestImages.Bytes("moving.webp");
        int frame = file.AsSpan().IndexOf("ANMF"u8);
        int length = 8 + BitConverter.ToInt32(file, frame + 4);
        byte[] many = [.. file[..frame], .. Enumerable.Repeat(file[frame..(frame + length)], Many).SelectMany(bytes => bytes)];
        BitConverter.TryWriteBytes(many.AsSpan(4), many.Length - 8);
        CheckMany(many, Many);
    }

    [Fact]
    public void A_TIFF_of_ten_thousand_pages_and_one_that_goes_in_circles_cost_what_is_asked_for()
    {
        byte[] file = TestImages.Bytes("c1b8.tif");
        int directory = BitConverter.ToInt32(file, 4);
        int length = 2 + (12 * BitConverter.ToUInt16(file, directory));
        byte[] many = new byte[file.Length + ((length + 4) * Many)];
        file.CopyTo(many, 0);
        int at = directory;
        for (int i = 0, next = file.Length; i < Many - 1; i++, next += length + 4)
        {
            BitConverter.TryWriteBytes(many.AsSpan(at + length), next);
            file.AsSpan(directory, length).CopyTo(many.AsSpan(next));
            at = next;
        }

        CheckMany(many, Many);
        BitConverter.TryWriteBytes(file.AsSpan(directory + length), directory);
        CheckMany(file, 1);
    }

    [Fact]
    public void Frames_together_keep_to_the_limit_of_an_image()
    {
        byte[] file = TestImages.Bytes("large.gif");
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, 90, 0]);
        byte[] many = [.. file[..frame], .. Enumerable.Repeat(file[frame..^1], 100).SelectMany(bytes => bytes), 0x3B];
        Cost.Refusal<InvalidImageContentException>(() => Image.Load(Cost.Limited(1), many), "needs more memory");
        using Image image = Image.Load(Cost.Limited(1, maxFrames: 5), many);
        Assert.Equal(5, image.Frames.Count);
    }

    private static void CheckMany(byte[] file, int counted) => Cost.Within(() =>
    {
        using Image one = Image.Load(new DecoderOptions { MaxFrames = 1 }, file);
        Assert.Equal(1, one.Frames.Count);
        using Image three = Image.Load(new DecoderOptions { MaxFrames = 3 }, file);
        Assert.Equal(counted switch { 0 => 2, 1 => 1, _ => 3 }, three.Frames.Count);
        Assert.Equal(counted, Image.Identify(file).FrameMetadataCollection.Count);
    });

    private static int[] Components<TPixel>(string name, int frame)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> image = Image.Load<TPixel>(TestImages.PathOf(name));
        using Image<TPixel> one = image.Frames.CloneFrame(frame);
        return TestImages.Components(one);
    }

    // What is clear has no colour.
    private static bool Same(int[] expected, int[] found, bool alpha)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool clear = alpha && expected[i | 3] == 0 && found[i | 3] == 0;
            if (!clear && expected[i] != found[i])
            {
                return false;
            }
        }

        return true;
    }
}
