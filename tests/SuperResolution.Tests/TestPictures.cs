using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace SuperResolution.Tests;

/// <summary>Pictures that tests make themselves.</summary>
internal static class TestPictures
{
    /// <summary>Noise over a gradient, the same for the same seed.</summary>
    public static Image<Rgb24> Noise(int width, int height, int seed = 0)
    {
        Random random = new(seed);
        byte[] pixels = new byte[width * height * 3];
        random.NextBytes(pixels);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(pixels[i] / 2 + 127L * i / pixels.Length);
        }

        return Image.LoadPixelData<Rgb24>(pixels, width, height);
    }

    /// <summary>The bytes of a picture, row by row.</summary>
    public static byte[] Bytes(Image<Rgb24> picture)
    {
        byte[] bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }

    /// <summary>The largest difference of two pictures in steps of 1/255.</summary>
    public static int LargestDifference(Image<Rgb24> a, Image<Rgb24> b)
    {
        Assert.Equal(a.Size, b.Size);
        return Bytes(a).Zip(Bytes(b), (x, y) => Math.Abs(x - y)).Max();
    }
}
