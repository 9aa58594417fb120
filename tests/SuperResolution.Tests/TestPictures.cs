using System.Numerics;
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

    /// <summary>Smooth waves of colour, of which low resolution tells nearly all, others for each seed.</summary>
    public static Image<Rgb24> Waves(int width, int height, int seed = 0)
    {
        Image<Rgb24> picture = new(width, height);
        byte Wave(double phase) => (byte)(127.5 + 100 * Math.Sin(phase));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                picture[x, y] = new Rgb24(Wave(x / (4.0 + seed) + seed), Wave(y / 7.0 + x / 9.0), Wave(y / (5.0 + seed)));
            }
        }

        return picture;
    }

    /// <summary>The bytes of a picture, row by row.</summary>
    public static byte[] Bytes(Image<Rgb24> picture)
    {
        byte[] bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }

    /// <summary>Noise in any pixel type; the first pixels of a row are clear, the last opaque, where there is alpha.</summary>
    public static Image<TPixel> Noise<TPixel>(int width, int height, int seed = 0)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Random random = new(seed);
        Image<TPixel> image = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                float alpha = Math.Clamp((3f * x / width) - 1 + (random.NextSingle() / 4), 0, 1);
                TPixel pixel = default;
                pixel.FromScaledVector4(new(random.NextSingle(), random.NextSingle(), random.NextSingle(), alpha));
                image[x, y] = pixel;
            }
        }

        return image;
    }

    /// <summary>The pixels of a picture, row by row, as red, green, blue, alpha in [0, 1].</summary>
    public static Vector4[] Values<TPixel>(Image<TPixel> picture)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel[] pixels = new TPixel[picture.Width * picture.Height];
        picture.CopyPixelDataTo(pixels);
        return Array.ConvertAll(pixels, pixel => pixel.ToScaledVector4());
    }

    /// <summary>The largest difference of two pictures' colours or alpha, where 1 is from black to white.</summary>
    public static float LargestDifference<TPixel>(Image<TPixel> a, Image<TPixel> b)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Assert.Equal(a.Size, b.Size);
        return Values(a).Zip(Values(b), (x, y) => Vector4.Abs(x - y)).Max(d => Math.Max(Math.Max(d.X, d.Y), Math.Max(d.Z, d.W)));
    }

    /// <summary>The largest difference of two pictures in steps of 1/255.</summary>
    public static int LargestDifference(Image<Rgb24> a, Image<Rgb24> b)
    {
        Assert.Equal(a.Size, b.Size);
        return Bytes(a).Zip(Bytes(b), (x, y) => Math.Abs(x - y)).Max();
    }
}
