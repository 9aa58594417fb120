using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp.Tests;

public class ImageTests
{
    [Fact]
    public void A_new_image_is_clear_or_of_one_colour()
    {
        using Image<Rgba32> clear = new(3, 2);
        using Image<Rgba32> full = new(3, 2, new Rgba32(1, 2, 3, 4));
        Assert.Equal(new int[24], TestImages.Components(clear));
        Assert.Equal(new Rgba32(1, 2, 3, 4), full[2, 1]);
        Assert.Equal((3, 2, new Size(3, 2), new Rectangle(0, 0, 3, 2)), (full.Width, full.Height, full.Size, full.Bounds));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-5, 5)]
    public void Sizes_that_are_not_above_zero_are_refused(int width, int height)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Image<L8>(width, height));
        Assert.ThrowsAny<ArgumentException>(() => Image.LoadPixelData<L8>(new L8[10], width, height));
    }

    [Fact]
    public void Pixels_are_written_and_read_one_by_one_and_by_rows()
    {
        using Image<La16> image = new(3, 2);
        image[2, 1] = new La16(7, 8);
        image.ProcessPixelRows(rows =>
        {
            Assert.Equal((3, 2), (rows.Width, rows.Height));
            Assert.Equal(new La16(7, 8), rows.GetRowSpan(1)[2]);
            rows.GetRowSpan(0)[1] = new(5, 6);
        });
        Assert.Equal(new La16(5, 6), image[1, 0]);
        Assert.ThrowsAny<ArgumentException>(() => image[3, 0]);
        Assert.ThrowsAny<ArgumentException>(() => image[0, -1]);
        Assert.ThrowsAny<ArgumentException>(() => image.ProcessPixelRows(rows => rows.GetRowSpan(2)));
    }

    [Fact]
    public void Two_images_are_worked_on_at_once()
    {
        using Image<L8> a = new(2, 2, new L8(1));
        using Image<L16> b = new(2, 2, new L16(2));
        a.ProcessPixelRows(b, (x, y) => x.GetRowSpan(1)[0] = new((byte)(y.GetRowSpan(1)[0].PackedValue + 1)));
        Assert.Equal(3, a[0, 1].PackedValue);
    }

    [Fact]
    public void Pixels_are_copied_in_and_out_as_pixels_and_as_bytes()
    {
        Rgb24[] pixels = [.. Enumerable.Range(0, 6).Select(i => new Rgb24((byte)i, (byte)(i + 10), (byte)(i + 20)))];
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(pixels, 2, 3);
        Rgb24[] out1 = new Rgb24[6];
        image.CopyPixelDataTo(out1);
        Assert.Equal(pixels, out1);
        byte[] bytes = new byte[18];
        image.CopyPixelDataTo(bytes);
        using Image<Rgb24> same = Image.LoadPixelData<Rgb24>(bytes, 2, 3);
        Assert.Equal(TestImages.Components(image), TestImages.Components(same));
        Assert.ThrowsAny<ArgumentException>(() => image.CopyPixelDataTo(new Rgb24[5]));
        Assert.ThrowsAny<ArgumentException>(() => image.CopyPixelDataTo(new byte[17]));
        Assert.ThrowsAny<ArgumentException>(() => Image.LoadPixelData<Rgb24>(pixels, 3, 3));
    }

    [Fact]
    public void A_copy_shares_no_pixels()
    {
        using Image<Rgb24> image = TestImages.Noise<Rgb24>(4, 4);
        using Image<Rgb24> copy = image.Clone();
        Rgb24 before = image[1, 1];
        copy[1, 1] = new((byte)(before.R + 1), 0, 0);
        Assert.Equal(before, image[1, 1]);
        using Image<Rgb24> unchanged = image.Clone(_ => { });
        Assert.Equal(TestImages.Components(image), TestImages.Components(unchanged));
    }

    [Fact]
    public void A_disposed_image_says_so()
    {
        Image<Rgb24> image = new(4, 4);
        image.Dispose();
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image[0, 0]);
        Assert.Throws<ObjectDisposedException>(() => image.Clone());
        Assert.Throws<ObjectDisposedException>(() => image.Save(Stream.Null, new SixLabors.ImageSharp.Formats.Png.PngEncoder()));
        Assert.Throws<ObjectDisposedException>(() => image.Mutate(x => x.Resize(2, 2)));
        Assert.Throws<ObjectDisposedException>(() => image.ProcessPixelRows(_ => { }));
        Assert.Throws<ObjectDisposedException>(() => image.CopyPixelDataTo(new Rgb24[16]));
    }
}
