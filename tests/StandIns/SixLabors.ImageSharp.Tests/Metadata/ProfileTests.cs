using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Tests.Formats;

namespace SixLabors.ImageSharp.Tests.Metadata;

public class ProfileTests
{
    [Theory]
    [InlineData("profiles.png", "big.exif")]
    [InlineData("profiles.webp", "big.exif")]
    [InlineData("exif-last.png", "little.exif")]
    public void Profiles_are_read_byte_for_byte(string name, string exif)
    {
        using Image image = Image.Load(TestImages.PathOf(name));
        Assert.Equal(TestImages.Bytes(exif), image.Metadata.ExifProfile?.ToByteArray());
        if (name.StartsWith("profiles", StringComparison.Ordinal))
        {
            Assert.Equal(TestImages.Bytes("profile.icc"), image.Metadata.IccProfile?.ToByteArray());
        }
    }

    [Fact]
    public void JPEG_profiles_are_put_together_from_their_parts()
    {
        using Image image = Image.Load(TestImages.PathOf("profiles.jpg"));
        Assert.Equal(TestImages.Bytes("profile.icc"), image.Metadata.IccProfile?.ToByteArray());
    }

    [Fact]
    public void Profiles_go_through_every_format_byte_for_byte()
    {
        byte[] icc = new byte[200_000];
        new Random(1).NextBytes(icc);
        BinaryPrimitives.WriteInt32BigEndian(icc, icc.Length);
        "RGB XYZ "u8.CopyTo(icc.AsSpan(16));
        icc.AsSpan(64, 4).Clear();
        byte[] exif = TestImages.Bytes("big.exif");
        IImageEncoder[] encoders = [new PngEncoder(), new JpegEncoder(), new WebpEncoder(), new TiffEncoder(), new BmpEncoder()];
        using Image<Rgb24> image = EncodingTests.Picture<Rgb24>(20, 10);
        image.Metadata.IccProfile = new IccProfile(icc);
        image.Metadata.ExifProfile = new ExifProfile(exif);
        byte[] xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8.ToArray();
        byte[] iptc = [0x1C, 2, 105, 0, 3, .. "top"u8];
        image.Metadata.XmpProfile = new XmpProfile(xmp);
        image.Metadata.IptcProfile = new IptcProfile(iptc);
        foreach (IImageEncoder encoder in encoders)
        {
            using Image<Rgb24> read = Image.Load<Rgb24>(EncodingTests.Save(image, encoder));
            ImageFrameMetadata page = read.Frames.RootFrame.Metadata;
            Assert.Equal(icc, (encoder is TiffEncoder ? page.IccProfile : read.Metadata.IccProfile)?.ToByteArray());
            if (encoder is not BmpEncoder)
            {
                Assert.Equal(xmp, (encoder is TiffEncoder ? page.XmpProfile : read.Metadata.XmpProfile)?.ToByteArray());
            }

            if (encoder is TiffEncoder)
            {
                AssertTags(page.ExifProfile!);
            }
            else if (encoder is not BmpEncoder)
            {
                Assert.Equal(exif, read.Metadata.ExifProfile?.ToByteArray());
            }

            if (encoder is TiffEncoder or JpegEncoder)
            {
                Assert.Equal(iptc, (encoder is TiffEncoder ? page.IptcProfile : read.Metadata.IptcProfile)?.Data);
            }
        }
    }

    [Fact]
    public void Metadata_is_left_out_when_that_is_asked_for()
    {
        foreach (string name in (string[])["profiles.png", "profiles.jpg", "profiles.webp", "profiles.tif"])
        {
            ImageMetadata skipped = Image.Identify(new DecoderOptions { SkipMetadata = true }, TestImages.PathOf(name)).Metadata;
            Assert.Null(skipped.ExifProfile);
            Assert.Null(skipped.IccProfile);
        }
    }

    [Theory]
    [InlineData("little.exif")]
    [InlineData("big.exif")]
    public void A_profile_that_is_not_changed_keeps_its_bytes(string name)
    {
        byte[] bytes = TestImages.Bytes(name);
        ExifProfile profile = new(bytes);
        AssertTags(profile);
        Assert.Equal(bytes, profile.ToByteArray());
        Assert.Equal(bytes, profile.DeepClone().ToByteArray());
        byte[] prefixed = [.. "Exif\0\0"u8, .. bytes];
        Assert.Equal(prefixed, new ExifProfile(prefixed).ToByteArray());
    }

    [Theory]
    [InlineData("little.exif")]
    [InlineData("big.exif")]
    public void A_changed_value_leaves_every_other_byte_where_it_was(string name)
    {
        byte[] bytes = TestImages.Bytes(name);
        ExifProfile profile = new(bytes);
        profile.SetValue(ExifTag.Orientation, (ushort)1);
        byte[] changed = profile.ToByteArray()!;
        Assert.Equal(bytes.Length, changed.Length);

        // The orientation, and the pointer to the thumbnail of before.
        Assert.Equal(2, bytes.Zip(changed, (a, b) => a != b ? 1 : 0).Sum());
        Assert.Equal(1, Value(new ExifProfile(changed), ExifTag.Orientation));
        AssertNotesIntact(bytes, profile.ToByteArray()!);
    }

    [Theory]
    [InlineData("little.exif", 0x12, 0x01)]
    [InlineData("big.exif", 0x01, 0x12)]
    public void A_value_that_is_added_leaves_the_others_where_they_were(string name, byte first, byte second)
    {
        // Another tag in the place of the orientation makes a block that has none.
        byte[] bytes = TestImages.Bytes(name);
        int tag = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[first, second]);
        bytes[first == 0x12 ? tag : tag + 1] = 0x13;
        ExifProfile profile = new(bytes);
        Assert.False(profile.TryGetValue(ExifTag.Orientation, out _));
        profile.SetValue(ExifTag.Orientation, (ushort)3);
        Assert.Equal(3, Value(new ExifProfile(profile.ToByteArray()), ExifTag.Orientation));
        AssertNotesIntact(bytes, profile.ToByteArray()!);
    }

    [Fact]
    public void A_resolution_goes_through_load_and_save()
    {
        using Image jpeg = Image.Load(TestImages.PathOf("profiles.jpg"));
        Assert.Equal(new byte[] { 1, 0, 72, 0, 144 }, EncodingTests.Save(jpeg, new JpegEncoder())[13..18]);
        using Image png = Image.Load(TestImages.PathOf("profiles.png"));
        byte[] file = EncodingTests.Save(png, new PngEncoder());
        int content = file.AsSpan().IndexOf("pHYs"u8) + 4;
        Assert.Equal(3937, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(content)));
        Assert.Equal(7874, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(content + 4)));
        Assert.Equal(1, file[content + 8]);
    }

    [Fact]
    public void A_profile_is_made_of_nothing()
    {
        ExifProfile profile = new();
        Assert.False(profile.TryGetValue(ExifTag.Orientation, out _));
        profile.SetValue(ExifTag.Orientation, (ushort)8);
        ExifProfile read = new(profile.ToByteArray());
        Assert.Equal(8, Value(read, ExifTag.Orientation));
        Assert.True(read.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? live));
        live.Value = 3;
        Assert.Equal(3, Value(new ExifProfile(read.ToByteArray()), ExifTag.Orientation));
    }

    [Fact]
    public void A_profile_that_cannot_be_read_has_no_values_and_keeps_its_bytes()
    {
        byte[] whole = TestImages.Bytes("big.exif");
        Random random = new(5);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = whole[..random.Next(whole.Length + 1)];
            for (int n = bytes.Length == 0 ? 0 : random.Next(4); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ExifProfile profile = new(bytes);
            profile.TryGetValue(ExifTag.Orientation, out _);
            Assert.Equal(bytes, profile.ToByteArray());
            profile.SetValue(ExifTag.Orientation, (ushort)2);
                    Assert.Equal(2, Value(new ExifProfile(profile.ToByteArray()), ExifTag.Orientation));
        }
    }

    [Fact]
    public void A_TIFF_keeps_what_describes_the_picture()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.tif"));
        ImageFrameMetadata page = image.Frames.RootFrame.Metadata;
        Assert.Equal(6, Value(page.ExifProfile!, ExifTag.Orientation));
        Assert.Equal(TestImages.Bytes("profile.icc"), page.IccProfile?.ToByteArray());
        Assert.Null(image.Metadata.ExifProfile);
    }

    [Fact]
    public void What_a_TIFF_file_says_of_its_pixels_is_taken_out_of_EXIF()
    {
        ImageFrameMetadata page = Assert.Single(Image.Identify(TestImages.PathOf("profiles.tif")).FrameMetadataCollection);
        Assert.Equal(TiffPhotometricInterpretation.Rgb, page.GetTiffMetadata().PhotometricInterpretation);
        Assert.Equal(3, Value(page.ExifProfile!, ExifTag.SamplesPerPixel));
        Assert.False(page.ExifProfile!.TryGetValue(ExifTag.PhotometricInterpretation, out _));
        Assert.False(page.ExifProfile.TryGetValue(ExifTag.Compression, out _));
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.tif"));
        Assert.Equal(TiffPhotometricInterpretation.Rgb, image.Frames.RootFrame.Metadata.GetTiffMetadata().PhotometricInterpretation);
    }

    [Fact]
    public void Fractions_are_read_and_set()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.tif"));
        ExifProfile profile = image.Frames.RootFrame.Metadata.ExifProfile!;
        Assert.Equal("600/2", FormattableString.Invariant($"{Value(profile, ExifTag.XResolution)}"));
        Assert.Equal("150/1", FormattableString.Invariant($"{Value(profile, ExifTag.YResolution)}"));
        profile.SetValue(ExifTag.YResolution, Value(profile, ExifTag.XResolution));
        ExifProfile read = new(profile.ToByteArray());
        Assert.True(Value(read, ExifTag.XResolution) == Value(read, ExifTag.YResolution));
        Assert.False(profile.TryGetValue(ExifTag.PixelXDimension, out _));
    }

    [Fact]
    public void A_copy_of_an_image_has_metadata_of_its_own()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.png"));
        using Image<Rgb24> copy = image.Clone();
        copy.Metadata.ExifProfile!.SetValue(ExifTag.Orientation, (ushort)1);
        Assert.Equal(6, Value(image.Metadata.ExifProfile!, ExifTag.Orientation));
    }

    private static void AssertTags(ExifProfile profile)
    {
        Assert.Equal(6, Value(profile, ExifTag.Orientation));
    }

    private static void AssertNotesIntact(byte[] before, byte[] after)
    {
        foreach (byte[] note in (byte[][])["MAKERNOTE..."u8.ToArray(), "untouched"u8.ToArray()])
        {
            Assert.Equal(before.AsSpan().IndexOf(note), after.AsSpan().IndexOf(note));
        }
    }

    private static T Value<T>(ExifProfile profile, ExifTag<T> tag)
    {
        Assert.True(profile.TryGetValue(tag, out IExifValue<T>? value));
        return value.Value!;
    }
}
