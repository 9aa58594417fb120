using SuperResolution.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// Three planes of floats, mostly from 0 to 1. Steps compute on them in plain loops, where no number of threads decides the order of a sum, and no
/// thread that prepares batches wakes libtorch's.
/// </summary>
internal sealed class PlanarImage(int height, int width)
{
    /// <summary>Red, green and blue.</summary>
    public const int Channels = 3;

    private readonly float[] _values = new float[Channels * height * width];

    public int Height { get; } = height;

    public int Width { get; } = width;

    /// <summary>All values: planes, rows, columns.</summary>
    public Span<float> Values => _values;

    /// <summary>A plane.</summary>
    public Span<float> Plane(int channel) => _values.AsSpan(channel * Height * Width, Height * Width);

    /// <summary>A row of a plane.</summary>
    public Span<float> Row(int channel, int y) => _values.AsSpan((channel * Height + y) * Width, Width);

    /// <summary>Puts values outside of [0, 1] to its ends.</summary>
    public void Clamp()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = Math.Clamp(_values[i], 0, 1);
        }
    }

    /// <summary>A value as one of 8 bits.</summary>
    public static byte To8Bits(float value) => (byte)MathF.Round(Math.Clamp(value, 0, 1) * byte.MaxValue);

    /// <summary>Copies a row with pixels before and after it, in which it is mirrored at the middle of its first and last pixel.</summary>
    public void CopyMirrored(int channel, int y, int margin, Span<float> target)
    {
        Row(channel, y).CopyTo(target[margin..]);
        Edge.Fill(target, margin, Edge.Mirrored);
    }

    /// <summary>Makes other images of the images of a tensor.</summary>
    /// <param name="images">[N, 3, H, W], N at least 1, floating point, on any device.</param>
    /// <param name="change">Makes one of an image and its number; all of the same size.</param>
    /// <returns>[N, 3, H, W] of the same type and device.</returns>
    public static Tensor Each(Tensor images, Func<PlanarImage, int, PlanarImage> change)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        (int count, int rows, int columns) = ((int)images.shape[0], (int)images.shape[2], (int)images.shape[3]);
        float[] from = images.detach().to(ScalarType.Float32, CPU).contiguous().data<float>().ToArray();
        PlanarImage[] results = new PlanarImage[count];
        for (int i = 0; i < count; i++)
        {
            PlanarImage image = new(rows, columns);
            from.AsSpan(i * image._values.Length, image._values.Length).CopyTo(image._values);
            results[i] = change(image, i);
        }

        float[] to = [.. results.SelectMany(result => result._values)];
        return tensor(to, [count, Channels, results[0].Height, results[0].Width], dtype: ScalarType.Float32)
            .to(images.dtype, images.device)
            .MoveToOuterDisposeScope();
    }
}
