using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp.Tests.Processing;

public class AutoOrientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_stored_picture_becomes_the_picture_that_was_seen(int orientation)
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(TestImages.PathOf($"orientation{orientation}.png"));
        image.Mutate(x => x.AutoOrient());
        Assert.Equal(TestImages.Expected("orientation"), TestImages.Components(image));
        Assert.Equal(new Size(6, 4), image.Size);
        ExifProfile exif = image.Metadata.ExifProfile!;
        Assert.True(exif.TryGetValue(ExifTag.Orientation, out IExifValue<ushort>? now));
        Assert.Equal(1, now.Value);
        image.Mutate(x => x.AutoOrient());
        Assert.Equal(TestImages.Expected("orientation"), TestImages.Components(image));
    }

    [Fact]
    public void Large_pictures_turn_as_small_ones_do()
    {
        using Image<Rgb48> image = TestImages.Noise<Rgb48>(701, 1203);
        image.Metadata.ExifProfile = new();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);
        using Image<Rgb48> turned = image.Clone(x => x.AutoOrient());
        Assert.Equal(new Size(1203, 701), turned.Size);
        for (int i = 0; i < 600; i++)
        {
            Assert.Equal(image[i, 1202 - (2 * i)], turned[2 * i, i]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(65535)]
    public void Orientations_that_do_not_exist_change_nothing(int orientation)
    {
        using Image<L8> image = TestImages.Noise<L8>(5, 4);
        int[] before = TestImages.Components(image);
        image.Metadata.ExifProfile = new();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        image.Mutate(x => x.AutoOrient());
        Assert.Equal(before, TestImages.Components(image));
    }

    [Fact]
    public void A_picture_without_a_profile_stays_as_it_is()
    {
        using Image<L8> image = TestImages.Noise<L8>(5, 4);
        image.Mutate(x => x.AutoOrient());
        Assert.Equal(new Size(5, 4), image.Size);
        Assert.Null(image.Metadata.ExifProfile);
    }
}
