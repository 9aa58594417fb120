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
    private readonly Rectangle _place;
    private readonly bool _premultiply;
    private readonly ResizeKernel _across;
    private readonly ResizeKernel _down;
    private readonly Vector4[] _row;
    private readonly Vector4[] _sum;
    private readonly Vector4[][] _window;
    private int _resized;

    private Resizer(Buffer2D<TPixel> source, Buffer2D<TPixel> target, Rectangle place, ResizeOptions options)
    {
        _source = source;
        _target = target;
        _place = place;
        PixelAlphaRepresentation? alpha = PixelOperations<TPixel>.Instance.GetPixelTypeInfo().AlphaRepresentation;
        _premultiply = options.PremultiplyAlpha && alpha == PixelAlphaRepresentation.Unassociated;
        _across = new(options.Sampler, source.Width, place.Width);
        _down = new(options.Sampler, source.Height, place.Height);
        _row = new Vector4[source.Width];
        _sum = new Vector4[target.Width];
        _window = new Vector4[_down.MostWeights][];
        for (int i = 0; i < _window.Length; i++)
        {
            _window[i] = new Vector4[target.Width];
        }
    }

    /// <summary>Resizes a source so that the whole of it would fill a place, of which the target may show a part.</summary>
    public static void Resize(Buffer2D<TPixel> source, Buffer2D<TPixel> target, Rectangle place, ResizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Sampler);
        if (options.Sampler is NearestNeighborResampler)
        {
            TakeNearest(source, target, place);
        }
        else
        {
            new Resizer<TPixel>(source, target, place, options).Run();
        }
    }

    private static void TakeNearest(Buffer2D<TPixel> source, Buffer2D<TPixel> target, Rectangle place)
    {
        float across = source.Width / (float)place.Width;
        float down = source.Height / (float)place.Height;
        for (int y = 0; y < target.Height; y++)
        {
            Span<TPixel> from = source.Row(Math.Min(source.Height - 1, (int)((y - place.Y) * down)));
            Span<TPixel> to = target.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                to[x] = from[Math.Min(source.Width - 1, (int)((x - place.X) * across))];
            }
        }
    }

    private void Run()
    {
        _resized = _down.Start(-_place.Y);
        for (int y = 0; y < _target.Height; y++)
        {
            int start = _down.Start(y - _place.Y);
            ReadOnlySpan<float> weights = _down.Weights(y - _place.Y);
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
            ReadOnlySpan<float> weights = _across.Weights(x - _place.X);
            ReadOnlySpan<Vector4> pixels = _row.AsSpan(_across.Start(x - _place.X), weights.Length);
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
