using System.Numerics;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Resizes rows, then columns, in float; only the resized rows that one row of the result needs are in memory.</summary>
internal sealed class Resizer<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Buffer2D<TPixel> _source;
    private readonly Buffer2D<TPixel> _target;
    private readonly bool _premultiply;
    private readonly ResizeKernel _across;
    private readonly ResizeKernel _down;
    private readonly Vector4[] _row;
    private readonly Vector4[] _sum;
    private readonly Vector4[][] _window;
    private int _resized;

    private Resizer(Buffer2D<TPixel> source, Buffer2D<TPixel> target, IResampler sampler)
    {
        _source = source;
        _target = target;
        _premultiply = PixelOperations<TPixel>.HasAlpha;
        _across = new(sampler, source.Width, target.Width);
        _down = new(sampler, source.Height, target.Height);
        _row = new Vector4[source.Width];
        _sum = new Vector4[target.Width];
        _window = new Vector4[_down.MostWeights][];
        for (int i = 0; i < _window.Length; i++)
        {
            _window[i] = new Vector4[target.Width];
        }
    }

    /// <summary>Resizes a source to the size of the target.</summary>
    public static void Resize(Buffer2D<TPixel> source, Buffer2D<TPixel> target, IResampler sampler)
    {
        if (sampler is NearestNeighborResampler)
        {
            TakeNearest(source, target);
        }
        else
        {
            new Resizer<TPixel>(source, target, sampler).Run();
        }
    }

    private static void TakeNearest(Buffer2D<TPixel> source, Buffer2D<TPixel> target)
    {
        float across = source.Width / (float)target.Width;
        float down = source.Height / (float)target.Height;
        for (int y = 0; y < target.Height; y++)
        {
            Span<TPixel> from = source.Row(Math.Min(source.Height - 1, (int)(y * down)));
            Span<TPixel> to = target.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                to[x] = from[Math.Min(source.Width - 1, (int)(x * across))];
            }
        }
    }

    private void Run()
    {
        _resized = _down.Start(0);
        for (int y = 0; y < _target.Height; y++)
        {
            int start = _down.Start(y);
            ReadOnlySpan<float> weights = _down.Weights(y);
            _resized = Math.Max(_resized, start);
            for (; _resized < start + weights.Length; _resized++)
            {
                ResizeRow(_source.Row(_resized), _window[_resized % _window.Length]);
            }

            Array.Clear(_sum);
            for (int i = 0; i < weights.Length; i++)
            {
                Add(_window[(start + i) % _window.Length], weights[i]);
            }

            Store(_target.Row(y));
        }
    }

    private void ResizeRow(ReadOnlySpan<TPixel> source, Vector4[] target)
    {
        for (int x = 0; x < source.Length; x++)
        {
            Vector4 pixel = source[x].ToScaledVector4();
            _row[x] = _premultiply ? Premultiply(pixel) : pixel;
        }

        for (int x = 0; x < target.Length; x++)
        {
            ReadOnlySpan<float> weights = _across.Weights(x);
            ReadOnlySpan<Vector4> pixels = _row.AsSpan(_across.Start(x), weights.Length);
            Vector4 sum = Vector4.Zero;
            for (int i = 0; i < pixels.Length; i++)
            {
                sum += pixels[i] * weights[i];
            }

            target[x] = sum;
        }
    }

    private void Add(ReadOnlySpan<Vector4> row, float weight)
    {
        Span<Vector4> sum = _sum;
        for (int x = 0; x < row.Length; x++)
        {
            sum[x] += row[x] * weight;
        }
    }

    private void Store(Span<TPixel> target)
    {
        for (int x = 0; x < target.Length; x++)
        {
            target[x].FromScaledVector4(_premultiply ? Unpremultiply(_sum[x]) : _sum[x]);
        }
    }

    private static Vector4 Premultiply(Vector4 pixel)
    {
        Vector4 product = pixel * pixel.W;
        product.W = pixel.W;
        return product;
    }

    private static Vector4 Unpremultiply(Vector4 pixel)
    {
        if (pixel.W == 0)
        {
            return pixel;
        }

        Vector4 quotient = pixel / pixel.W;
        quotient.W = pixel.W;
        return quotient;
    }
}
