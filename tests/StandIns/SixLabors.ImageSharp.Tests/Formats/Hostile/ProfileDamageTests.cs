using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests.Formats.Hostile;

/// <summary>A picture with damaged EXIF, ICC or XMP is still a picture.</summary>
public class ProfileDamageTests
{
    [Theory]
    [InlineData("profiles.png")]
    [InlineData("profiles.jpg")]
    [InlineData("profiles.webp")]
    [InlineData("profiles.tif")]
    public void Damaged_EXIF_does_not_fail_the_picture(string name)
    {
        byte[] file = TestImages.Bytes(name);
        byte[] block = TestImages.Bytes("big.exif")[..8];
        int at = name == "profiles.tif" ? -1 : Math.Max(file.AsSpan().IndexOf(block), file.AsSpan().IndexOf(TestImages.Bytes("little.exif").AsSpan(0, 8)));
        Random random = new(3);
        for (int i = 0; i < 100 && at >= 0; i++)
        {
            byte[] changed = (byte[])file.Clone();
            for (int n = 0; n < 8; n++)
            {
                changed[at + random.Next(100)] = (byte)random.Next(256);
            }

            Check(name, Sound(name, changed));
        }

        Check(name, file);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(500)]
    public void Damaged_ICC_does_not_fail_the_picture(int length)
    {
        byte[] icc = new byte[length];
        new Random(4).NextBytes(icc);
        byte[] file = PngFile.Of(
            PngFile.Header(2, 2), PngFile.Chunk("iCCP", [.. "name\0\0"u8, .. PngFile.Packed(icc)]), PngFile.Data(new byte[14]), PngFile.End());
        using Image png = Image.Load(file);
        Assert.False(png.Metadata.IccProfile?.CheckIsValid() ?? false);

        byte[] jpeg = TestImages.Bytes("420.jpg");
        byte[] marker = [0xFF, 0xE2, 0, 0, .. "ICC_PROFILE\0\x01\x01"u8, .. icc];
        BinaryPrimitives.WriteUInt16BigEndian(marker.AsSpan(2), (ushort)(marker.Length - 2));
        using Image<Rgb24> image = Image.Load<Rgb24>([.. jpeg[..2], .. marker, .. jpeg[2..]]);
        Assert.Equal(TestImages.Expected("420.jpg"), TestImages.Components(image));
        Assert.Null(image.Metadata.IccProfile);
    }

    [Fact]
    public void A_packed_ICC_profile_that_is_no_deflate_is_left_out()
    {
        byte[] file = PngFile.Of(
            PngFile.Header(2, 2), PngFile.Chunk("iCCP", [.. "name\0\0"u8, 1, 2, 3, 4]), PngFile.Data(new byte[14]), PngFile.End());
        using Image png = Image.Load(file);
        Assert.Null(png.Metadata.IccProfile);
    }

    [Fact]
    public void ICC_parts_that_are_missing_doubled_or_of_number_zero_are_left_out()
    {
        byte[] jpeg = TestImages.Bytes("420.jpg");
        foreach (byte[] numbers in (byte[][])[[0, 0], [1, 2], [2, 1], [255, 255], [0, 1]])
        {
            byte[] marker = [0xFF, 0xE2, 0, 20, .. "ICC_PROFILE\0"u8, .. numbers, 1, 2, 3, 4];
            using Image image = Image.Load([.. jpeg[..2], .. marker, .. marker, .. jpeg[2..]]);
            Assert.Null(image.Metadata.IccProfile);
        }
    }

    [Fact]
    public void A_profile_of_inks_stays_with_the_picture_that_is_no_longer_of_inks()
    {
        using Image image = Image.Load(TestImages.PathOf("cmyk-profile.jpg"));
        Assert.IsType<Image<Rgb24>>(image);
        IccProfile profile = image.Metadata.IccProfile!;
        Assert.True(profile.CheckIsValid());
        Assert.Equal(IccColorSpaceType.Cmyk, profile.Header.DataColorSpace);
        Assert.Equal(IccColorSpaceType.Rgb, Image.Identify(TestImages.PathOf("profiles.jpg")).Metadata.IccProfile!.Header.DataColorSpace);
        IccProfile cut = new(new byte[20]);
        Assert.False(cut.CheckIsValid());
        Assert.Throws<ArgumentException>(() => cut.Header);
    }

    [Fact]
    public void EXIF_that_points_in_circles_or_promises_much_is_read_in_time()
    {
        // One directory whose two pointers lead back to it, and 1000 values of 4 GB.
        List<byte> block = [.. "II*\0\x08\0\0\0"u8, 0xEA, 0x03];
        foreach (ushort tag in (ushort[])[0x8769, 0x8825])
        {
            block.AddRange([.. BitConverter.GetBytes(tag), 4, 0, 1, 0, 0, 0, 8, 0, 0, 0]);
        }

        for (int i = 0; i < 1000; i++)
        {
            block.AddRange([.. BitConverter.GetBytes((ushort)(1000 + i)), 7, 0, 0xFF, 0xFF, 0xFF, 0xFF, 8, 0, 0, 0]);
        }

        ExifProfile profile = new([.. block, 0, 0, 0, 0]);
        Cost.Within(() =>
        {
            Assert.False(profile.TryGetValue(ExifTag.Orientation, out _));
            profile.SetValue(ExifTag.Orientation, (ushort)1);
            Assert.True(new ExifProfile(profile.ToByteArray()).TryGetValue(ExifTag.Orientation, out _));
        });
    }

    private static void Check(string name, byte[] file)
    {
        Cost.Within(() =>
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(file);
            Assert.Equal(TestImages.Expected(name), TestImages.Components(image));
            ExifProfile? exif = image.Metadata.ExifProfile;
            exif?.TryGetValue(ExifTag.Orientation, out _);
            exif?.SetValue(ExifTag.Orientation, (ushort)1);
            exif?.RemoveValue(ExifTag.PixelXDimension);
            exif?.ToByteArray();
        });
    }

    // A PNG's chunk with its checksum right again.
    private static byte[] Sound(string name, byte[] file)
    {
        if (name.EndsWith(".png", StringComparison.Ordinal))
        {
            int chunk = file.AsSpan().IndexOf("eXIf"u8);
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(chunk - 4));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(chunk + 4 + length), PngFile.Crc(file.AsSpan(chunk, 4 + length)));
        }

        return file;
    }
}
