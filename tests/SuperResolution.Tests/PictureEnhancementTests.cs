using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Imaging;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests;

public class PictureEnhancementTests
{
    private const string Weights = "weights/srgan/netG_epoch_4_100.pth";

    [SharedTheory(Weights)]
    [InlineData(1, 1)]
    [InlineData(1, 37)]
    [InlineData(53, 1)]
    [InlineData(3, 2)]
    [InlineData(31, 17)]
    public void Pictures_smaller_than_the_halo_are_what_PyTorch_makes_of_them(int width, int height)
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> low = TestPictures.Noise(width, height);
        File.WriteAllBytes(folder["in.rgb"], TestPictures.Bytes(low));
        Python.Run(
            "tests/SuperResolution.Tests/Networks/leftthomas_srgan.py",
            Repository.SharedFile(Weights), folder["in.rgb"], $"{width}", $"{height}", folder["out.rgb"]);
        using Image<Rgb24> expected = Image.LoadPixelData<Rgb24>(File.ReadAllBytes(folder["out.rgb"]), 4 * width, 4 * height);
        using Upscaler upscaler = Upscaler.Load(Repository.SharedFile(Weights), new UpscalerOptions { Precision = Precision.Float32 });
        using Image<Rgb24> large = upscaler.Enhance(low);
        Assert.InRange(TestPictures.LargestDifference(expected, large), 0, 1);
    }

    [Fact]
    public void A_gray_picture_is_the_average_of_what_the_network_makes_of_it_as_colour()
    {
        using Image<L16> gray = TestPictures.Noise<L16>(13, 11);
        using Image<Rgb48> colour = gray.CloneAs<Rgb48>();
        using Upscaler upscaler = new(Network());
        using Image<L16> actual = upscaler.Enhance(gray);
        using Image<Rgb48> expected = upscaler.Enhance(colour);
        for (int y = 0; y < actual.Height; y++)
        {
            for (int x = 0; x < actual.Width; x++)
            {
                Rgb48 pixel = expected[x, y];
                Assert.InRange(actual[x, y].PackedValue - ((pixel.R + pixel.G + pixel.B) / 3.0), -1.01, 1.01);
            }
        }
    }

    [Fact]
    public void A_dark_picture_of_16_bits_is_not_taken_for_one_of_8()
    {
        using Image<L16> dark = new(10, 10);
        for (int y = 0; y < 10; y++)
        {
            for (int x = 0; x < 10; x++)
            {
                dark[x, y] = new L16((ushort)(x * 25));
            }
        }

        using Upscaler upscaler = new(ClassicalResampler.Create("bicubic", 4));
        using Image<L16> large = upscaler.Enhance(dark);
        Assert.Equal(0, large[0, 0].PackedValue);
        Assert.InRange(large[39, 20].PackedValue, 220, 240);
        Assert.InRange(large[20, 20].PackedValue, 110, 140);
    }

    [Fact]
    public void Other_pixel_types_give_what_the_eight_give()
    {
        using Image<Rgba32> picture = TestPictures.Noise<Rgba32>(21, 15);
        using Image<Rgb24> opaque = TestPictures.Noise(21, 15);
        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 9 });
        using Image<Rgba32> expected = upscaler.Enhance(picture);
        Near<Bgra32>(picture, expected, 1f / 255);
        Near<RgbaVector>(picture, expected, 1f / 255);
        using Image<Rgb24> expectedOpaque = upscaler.Enhance(opaque);
        using Image<Rgba32> widened = expectedOpaque.CloneAs<Rgba32>();
        using Image<Rgba32> widenedInput = opaque.CloneAs<Rgba32>();
        Near<Bgr24>(widenedInput, widened, 1f / 255);

        void Near<TPixel>(Image<Rgba32> from, Image<Rgba32> wanted, float tolerance)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using Image<TPixel> converted = from.CloneAs<TPixel>();
            using Image<TPixel> large = upscaler.Enhance(converted);
            using Image<Rgba32> back = large.CloneAs<Rgba32>();
            Assert.InRange(TestPictures.LargestDifference(wanted, back), 0, tolerance);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_result_is_upright_and_the_input_as_it_was(ushort orientation)
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        ExifProfile exif = new();
        exif.SetValue(ExifTag.Orientation, orientation);
        exif.SetValue(ExifTag.PixelXDimension, new Number(8u));
        exif.SetValue(ExifTag.ImageLength, new Number(12u));
        picture.Metadata.ExifProfile = exif;
        byte[] pixels = TestPictures.Bytes(picture);
        byte[] profile = exif.ToByteArray()!;

        using Upscaler upscaler = new(Network(), new UpscalerOptions { Tile = 5 });
        using Image<Rgb24> large = upscaler.Enhance(picture);
        using Image<Rgb24> turned = Turned(picture, orientation);
        using Image<Rgb24> expected = upscaler.Enhance(turned);
        Assert.Equal(orientation >= 5 ? new Size(48, 32) : new Size(32, 48), large.Size);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(large));
        Assert.Equal(1, Value(large, ExifTag.Orientation));
        Assert.Equal(new Number((uint)large.Width), Value(large, ExifTag.PixelXDimension));
        Assert.Equal(new Number((uint)large.Height), Value(large, ExifTag.ImageLength));
        Assert.False(large.Metadata.ExifProfile!.TryGetValue(ExifTag.PixelYDimension, out _));

        Assert.Same(exif, picture.Metadata.ExifProfile);
        Assert.Equal(profile, exif.ToByteArray());
        Assert.Equal(pixels, TestPictures.Bytes(picture));
    }

    [Theory]
    [InlineData(1, 300, 150)]
    [InlineData(4, 300, 150)]
    [InlineData(5, 150, 300)]
    [InlineData(8, 150, 300)]
    public void The_resolution_turns_with_the_picture(ushort orientation, double across, double along)
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        picture.Metadata.HorizontalResolution = 300;
        picture.Metadata.VerticalResolution = 150;
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal((across, along), (large.Metadata.HorizontalResolution, large.Metadata.VerticalResolution));
        Assert.Equal((300, 150), (picture.Metadata.HorizontalResolution, picture.Metadata.VerticalResolution));
        Assert.False(large.Metadata.ExifProfile!.TryGetValue(ExifTag.XResolution, out _));
    }

    [Fact]
    public void An_XMP_profile_that_cannot_be_read_is_left_out_and_it_is_said()
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        using Upscaler upscaler = new(Network());
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        foreach (string kept in (string[])["", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"])
        {
            picture.Metadata.XmpProfile = new XmpProfile(Encoding.UTF8.GetBytes(kept));
            using Image<Rgb24> large = upscaler.Enhance(picture);
            Assert.Equal(kept, Encoding.UTF8.GetString(large.Metadata.XmpProfile?.ToByteArray() ?? []));
        }

        Assert.Empty(notices);
        picture.Metadata.XmpProfile = new XmpProfile("<x:xmpmeta"u8.ToArray());
        using Image<Rgb24> without = upscaler.Enhance(picture);
        Assert.Null(without.Metadata.XmpProfile);
        Assert.Equal(UpscaleNoticeKind.MetadataDropped, Assert.Single(notices).Kind);
        Assert.Equal("<x:xmpmeta"u8.ToArray(), picture.Metadata.XmpProfile.ToByteArray());
    }

    [Fact]
    public void Profiles_made_without_bytes_are_as_if_there_were_none()
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        picture.Metadata.XmpProfile = new XmpProfile((byte[]?)null);
        picture.Metadata.IptcProfile = new IptcProfile((byte[]?)null);
        picture.Metadata.ExifProfile = new ExifProfile();
        using Upscaler upscaler = new(Network());
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Null(large.Metadata.XmpProfile);
        Assert.Empty(notices);
    }

    [Fact]
    public void What_EXIF_counts_in_the_camera_s_pixels_goes_and_the_rest_stays()
    {
        using Image<Rgb24> picture = TestPictures.Noise(4, 4);
        ExifProfile exif = new();
        exif.SetValue(ExifTag.FocalPlaneResolutionUnit, (ushort)2);
        exif.SetValue(ExifTag.ResolutionUnit, (ushort)3);
        picture.Metadata.ExifProfile = exif;
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.False(large.Metadata.ExifProfile!.TryGetValue(ExifTag.FocalPlaneResolutionUnit, out _));
        Assert.Equal(3, Value(large, ExifTag.ResolutionUnit));
        Assert.True(exif.TryGetValue(ExifTag.FocalPlaneResolutionUnit, out _));
    }

    [Fact]
    public void A_target_size_is_that_of_the_upright_picture()
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);
        using Upscaler upscaler = new(Network(), new UpscalerOptions { TargetSize = new Size(30, 20) });
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal(new Size(30, 20), large.Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(65535)]
    public void An_orientation_that_is_none_is_upright(ushort orientation)
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> large = upscaler.Enhance(picture);
        Assert.Equal(new Size(32, 48), large.Size);
        Assert.Equal(1, Value(large, ExifTag.Orientation));
    }

    [Fact]
    public void An_EXIF_block_that_cannot_be_read_does_not_matter()
    {
        using Image<Rgb24> picture = TestPictures.Noise(8, 12);
        foreach (byte[] block in (byte[][])[[], [1, 2, 3], [.. "II*\0"u8, 255, 255, 255, 255], [.. "MM\0*"u8, 0, 0, 0, 8, 255, 255]])
        {
            picture.Metadata.ExifProfile = new ExifProfile(block);
            using Upscaler upscaler = new(Network());
            using Image<Rgb24> large = upscaler.Enhance(picture);
            Assert.Equal(new Size(32, 48), large.Size);
        }
    }

    [Fact]
    public void Of_several_frames_the_first_is_enhanced_and_it_is_said()
    {
        using Image<Rgb24> first = TestPictures.Noise(8, 12);
        using Image<Rgb24> second = TestPictures.Noise(8, 12, seed: 1);
        using Upscaler upscaler = new(Network());
        using Image<Rgb24> expected = upscaler.Enhance(first);
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        upscaler.Enhance(first).Dispose();
        Assert.Empty(notices);

        first.Frames.AddFrame(second.Frames.RootFrame);
        using Image<Rgb24> large = upscaler.Enhance(first);
        Assert.Equal(1, large.Frames.Count);
        Assert.Equal(TestPictures.Bytes(expected), TestPictures.Bytes(large));
        UpscaleNoticeEventArgs said = Assert.Single(notices);
        Assert.Equal(UpscaleNoticeKind.FirstFrameOnly, said.Kind);
        Assert.Contains("first alone", said.Message, StringComparison.Ordinal);
        Assert.Equal(2, first.Frames.Count);
    }

    [Fact]
    public void A_colour_profile_is_kept_unless_it_is_for_other_colours()
    {
        using Upscaler upscaler = new(Network());
        List<UpscaleNoticeEventArgs> notices = [];
        upscaler.Noticed += (_, notice) => notices.Add(notice);
        using Image<Rgb24> colour = TestPictures.Noise(4, 4);
        using Image<L8> gray = TestPictures.Noise<L8>(4, 4);
        Assert.Equal(Profile("RGB "u8), With(colour, Profile("RGB "u8)));
        Assert.Equal(Profile("GRAY"u8), With(gray, Profile("GRAY"u8)));
        Assert.Equal(Profile("RGB "u8), With(gray, Profile("RGB "u8)));
        Assert.Empty(notices);

        Assert.Null(With(colour, Profile("CMYK"u8)));
        Assert.Null(With(colour, Profile("GRAY"u8)));
        Assert.Null(With(gray, Profile("Lab "u8)));
        Assert.All(notices, notice => Assert.Equal(UpscaleNoticeKind.ColourProfileDropped, notice.Kind));
        Assert.Equal(3, notices.Count);
        Assert.Contains("Cmyk", notices[0].Message, StringComparison.Ordinal);
        Assert.Contains("RGB", notices[0].Message, StringComparison.Ordinal);

        byte[]? With<TPixel>(Image<TPixel> picture, byte[] profile)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            picture.Metadata.IccProfile = new IccProfile(profile);
            using Image<TPixel> large = upscaler.Enhance(picture);
            Assert.Equal(profile, picture.Metadata.IccProfile.ToByteArray());
            return large.Metadata.IccProfile?.ToByteArray();
        }
    }

    private static T Value<T>(Image<Rgb24> picture, ExifTag<T> tag)
    {
        Assert.True(picture.Metadata.ExifProfile!.TryGetValue(tag, out IExifValue<T>? value));
        return value.Value!;
    }

    // EXIF 2.3, tag 0x0112: where the stored rows' first row and first column are in the picture.
    private static Image<Rgb24> Turned(Image<Rgb24> stored, int orientation)
    {
        (int width, int height) = orientation >= 5 ? (stored.Height, stored.Width) : (stored.Width, stored.Height);
        Image<Rgb24> turned = new(width, height);
        for (int y = 0; y < stored.Height; y++)
        {
            for (int x = 0; x < stored.Width; x++)
            {
                (int column, int row) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (width - 1 - y, x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (y, height - 1 - x),
                };
                turned[column, row] = stored[x, y];
            }
        }

        return turned;
    }

    // A header alone, with its size, colours, and the colours they are turned to.
    private static byte[] Profile(ReadOnlySpan<byte> colours)
    {
        byte[] profile = new byte[128];
        profile[3] = 128;
        colours.CopyTo(profile.AsSpan(16));
        "XYZ "u8.CopyTo(profile.AsSpan(20));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        return profile;
    }

    private static SRResNet Network()
    {
        random.manual_seed(0);
        return new SRResNet(4, blocks: 1, width: 8);
    }
}
