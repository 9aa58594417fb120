using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
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
        Assert.Equal(19, (int)Value(image.Metadata.ExifProfile!, ExifTag.PixelXDimension));
        Assert.Equal((72.0, 144.0, PixelResolutionUnit.PixelsPerInch), Resolution(image.Metadata));
    }

    [Fact]
    public void Profiles_go_through_every_format_byte_for_byte()
    {
        byte[] icc = new byte[200_000];
        new Random(1).NextBytes(icc);
        byte[] exif = TestImages.Bytes("big.exif");
        IImageEncoder[] encoders = [new PngEncoder(), new JpegEncoder(), new WebpEncoder(), new TiffEncoder(), new BmpEncoder()];
        using Image<Rgb24> image = EncodingTests.Picture<Rgb24>(20, 10);
        image.Metadata.IccProfile = new IccProfile(icc);
        image.Metadata.ExifProfile = new ExifProfile(exif);
        foreach (IImageEncoder encoder in encoders)
        {
            using Image read = Image.Load(EncodingTests.Save(image, encoder));
            Assert.Equal(icc, read.Metadata.IccProfile?.ToByteArray());
            if (encoder is TiffEncoder)
            {
                AssertTags(read.Metadata.ExifProfile!);
            }
            else if (encoder is not BmpEncoder)
            {
                Assert.Equal(exif, read.Metadata.ExifProfile?.ToByteArray());
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

        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.png"));
        IImageEncoder[] encoders =
        [
            new PngEncoder { SkipMetadata = true }, new JpegEncoder { SkipMetadata = true }, new WebpEncoder { SkipMetadata = true },
        ];
        foreach (IImageEncoder encoder in encoders)
        {
            ImageMetadata written = Image.Identify(EncodingTests.Save(image, encoder)).Metadata;
            Assert.Null(written.ExifProfile);
            Assert.Null(written.IccProfile);
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
        byte[] changed = profile.ToByteArray();
        Assert.Equal(bytes.Length, changed.Length);
        Assert.Equal(1, bytes.Zip(changed, (a, b) => a != b ? 1 : 0).Sum());
        Assert.Equal(1, Value(new ExifProfile(changed), ExifTag.Orientation));
        profile.SetValue(ExifTag.Make, "Somebody much longer");
        profile.SetValue(ExifTag.PixelYDimension, 100_000);
        ExifProfile read = new(profile.ToByteArray());
        Assert.Equal("Somebody much longer", Value(read, ExifTag.Make));
        Assert.Equal(100_000, (int)Value(read, ExifTag.PixelYDimension));
        AssertNotesIntact(bytes, profile.ToByteArray());
    }

    [Theory]
    [InlineData("little.exif")]
    [InlineData("big.exif")]
    public void Values_are_added_and_taken_out_and_the_others_stay(string name)
    {
        byte[] bytes = TestImages.Bytes(name);
        ExifProfile profile = new(bytes);
        profile.SetValue(ExifTag.Software, "SuperResolution");
        profile.SetValue(ExifTag.ImageWidth, 5);
        Assert.True(profile.RemoveValue(ExifTag.Make));
        Assert.False(profile.RemoveValue(ExifTag.Make));
        ExifProfile read = new(profile.ToByteArray());
        Assert.Equal("SuperResolution", Value(read, ExifTag.Software));
        Assert.Equal(5, (int)Value(read, ExifTag.ImageWidth));
        Assert.False(read.TryGetValue(ExifTag.Make, out _));
        Assert.Equal(6, Value(read, ExifTag.Orientation));
        Assert.Equal(13, (int)Value(read, ExifTag.PixelXDimension));
        AssertNotesIntact(bytes, profile.ToByteArray());
    }

    [Fact]
    public void A_profile_is_made_of_nothing()
    {
        ExifProfile profile = new();
        Assert.False(profile.TryGetValue(ExifTag.Orientation, out _));
        profile.SetValue(ExifTag.Orientation, (ushort)8);
        profile.SetValue(ExifTag.PixelXDimension, 640);
        profile.SetValue(ExifTag.Artist, "Käthe");
        ExifProfile read = new(profile.ToByteArray());
        Assert.Equal(8, Value(read, ExifTag.Orientation));
        Assert.Equal(640, (int)Value(read, ExifTag.PixelXDimension));
        Assert.Equal("Käthe", Value(read, ExifTag.Artist));
        Assert.True(read.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? live));
        live.Value = 3;
        Assert.Equal(3, Value(new ExifProfile(read.ToByteArray()), ExifTag.Orientation));
        Assert.Equal((ushort)3, live.GetValue());
        Assert.True(live.Tag == ExifTag.Orientation);
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
            profile.SetValue(ExifTag.PixelXDimension, 3);
            profile.SetValue(ExifTag.Copyright, "nobody's");
            Assert.Equal(2, Value(new ExifProfile(profile.ToByteArray()), ExifTag.Orientation));
        }
    }

    [Theory]
    [InlineData("profiles.png", 3937, 7874, PixelResolutionUnit.PixelsPerMeter)]
    [InlineData("rgb8.png", 96, 96, PixelResolutionUnit.PixelsPerInch)]
    [InlineData("rgb24.bmp", 3000, 4000, PixelResolutionUnit.PixelsPerMeter)]
    [InlineData("profiles.tif", 300, 150, PixelResolutionUnit.PixelsPerCentimeter)]
    public void Resolutions_are_read(string name, double x, double y, PixelResolutionUnit unit) =>
        Assert.Equal((x, y, unit), Resolution(Image.Identify(TestImages.PathOf(name)).Metadata));

    [Fact]
    public void A_resolution_goes_through_every_format_that_has_one()
    {
        using Image<Rgb24> image = new(4, 4);
        image.Metadata.HorizontalResolution = 300;
        image.Metadata.VerticalResolution = 600;
        image.Metadata.HorizontalResolution = -1;
        foreach (IImageEncoder encoder in (IImageEncoder[])[new JpegEncoder(), new TiffEncoder()])
        {
            Assert.Equal((300.0, 600.0, PixelResolutionUnit.PixelsPerInch), Resolution(Image.Identify(EncodingTests.Save(image, encoder)).Metadata));
        }

        foreach (IImageEncoder encoder in (IImageEncoder[])[new PngEncoder(), new BmpEncoder()])
        {
            Assert.Equal((11811.0, 23622.0, PixelResolutionUnit.PixelsPerMeter), Resolution(Image.Identify(EncodingTests.Save(image, encoder)).Metadata));
        }
    }

    [Fact]
    public void A_TIFF_keeps_what_describes_the_picture()
    {
        using Image image = Image.Load(TestImages.PathOf("profiles.tif"));
        Assert.Equal(6, Value(image.Metadata.ExifProfile!, ExifTag.Orientation));
        Assert.Equal("Maker", Value(image.Metadata.ExifProfile!, ExifTag.Make));
        Assert.Equal(TestImages.Bytes("profile.icc"), image.Metadata.IccProfile?.ToByteArray());
        Assert.False(image.Metadata.ExifProfile!.TryGetValue(ExifTag.ImageWidth, out _));
        Assert.Null(Image.Identify(TestImages.PathOf("c1b8.tif")).Metadata.ExifProfile);
    }

    [Fact]
    public void A_copy_of_an_image_has_metadata_of_its_own()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf("profiles.png"));
        using Image<Rgb24> copy = image.Clone();
        copy.Metadata.ExifProfile!.SetValue(ExifTag.Orientation, (ushort)1);
        copy.Metadata.HorizontalResolution = 5;
        Assert.Equal(6, Value(image.Metadata.ExifProfile!, ExifTag.Orientation));
        Assert.Equal(3937, image.Metadata.HorizontalResolution);
        Assert.Same(PngFormat.Instance, copy.Metadata.DecodedImageFormat);
    }

    private static void AssertTags(ExifProfile profile)
    {
        Assert.Equal(6, Value(profile, ExifTag.Orientation));
        Assert.Equal("Maker", Value(profile, ExifTag.Make));
        Assert.Equal(13, (int)Value(profile, ExifTag.PixelXDimension));
        Assert.Equal(7, (int)Value(profile, ExifTag.PixelYDimension));
        Assert.False(profile.TryGetValue(ExifTag.Software, out _));
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

    private static (double X, double Y, PixelResolutionUnit Unit) Resolution(ImageMetadata metadata) =>
        (metadata.HorizontalResolution, metadata.VerticalResolution, metadata.ResolutionUnits);
}
