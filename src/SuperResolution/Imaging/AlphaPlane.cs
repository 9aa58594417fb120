using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Imaging;

/// <summary>The opacity of a tile, enlarged.</summary>
internal static class AlphaPlane
{
    // Keys' cubic reaches two pixels to each side.
    private const int Margin = 2;

    /// <summary>Full opacity everywhere.</summary>
    /// <returns>[1, 1, h·<paramref name="scale"/>, w·<paramref name="scale"/>] of a core of h×w pixels.</returns>
    public static Tensor Opaque(Rectangle core, int scale) =>
        ones([1, 1, core.Height * scale, core.Width * scale], dtype: ScalarType.Float32);

    /// <summary>Enlarges by bicubic interpolation.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="core">The part to enlarge.</param>
    /// <param name="scale">How many times.</param>
    /// <returns>[1, 1, h·<paramref name="scale"/>, w·<paramref name="scale"/>]; it may overshoot [0, 1].</returns>
    public static Tensor Bicubic<TPixel>(Image<TPixel> image, Rectangle core, int scale)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using DisposeScope scope = NewDisposeScope();
        Rectangle around = Around(image, core);
        Tensor enlarged = Resize.Bicubic(ImageTensor.AlphaFromImage(image, around), scale);
        return enlarged
            .narrow(2, (core.Y - around.Y) * scale, core.Height * scale)
            .narrow(3, (core.X - around.X) * scale, core.Width * scale)
            .MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Keeps a network's opacity within what the picture has around each pixel (5×5), so that what is clear or opaque all around stays
    /// exactly so: a network does not give back a flat area exactly.
    /// </summary>
    /// <param name="image">The picture.</param>
    /// <param name="core">The part that was enlarged.</param>
    /// <param name="enlarged">[1, 1, h·s, w·s], contiguous float32 on the CPU; changed in place.</param>
    /// <param name="scale">How many times it was enlarged.</param>
    public static void Limit<TPixel>(Image<TPixel> image, Rectangle core, Tensor enlarged, int scale)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using DisposeScope scope = NewDisposeScope();
        Rectangle around = Around(image, core);
        ReadOnlySpan<float> alpha = Values(ImageTensor.AlphaFromImage(image, around));
        Span<float> values = Values(enlarged);
        for (int y = 0; y < core.Height; y++)
        {
            for (int x = 0; x < core.Width; x++)
            {
                (float low, float high) = Range(alpha, new Size(around.Width, around.Height), core.X + x - around.X, core.Y + y - around.Y);
                for (int row = y * scale; row < (y + 1) * scale; row++)
                {
                    foreach (ref float value in values.Slice((row * core.Width + x) * scale, scale))
                    {
                        value = Math.Clamp(value, low, high);
                    }
                }
            }
        }
    }

    private static (float Low, float High) Range(ReadOnlySpan<float> alpha, Size size, int x, int y)
    {
        (float low, float high) = (float.MaxValue, float.MinValue);
        for (int row = Math.Max(y - Margin, 0); row <= Math.Min(y + Margin, size.Height - 1); row++)
        {
            for (int column = Math.Max(x - Margin, 0); column <= Math.Min(x + Margin, size.Width - 1); column++)
            {
                float value = alpha[row * size.Width + column];
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return (low, high);
    }

    private static Rectangle Around<TPixel>(Image<TPixel> image, Rectangle core)
        where TPixel : unmanaged, IPixel<TPixel> => Rectangle.FromLTRB(
            Math.Max(core.Left - Margin, 0),
            Math.Max(core.Top - Margin, 0),
            Math.Min(core.Right + Margin, image.Width),
            Math.Min(core.Bottom + Margin, image.Height));

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
