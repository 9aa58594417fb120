using SuperResolution.Numerics;

namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>MATLAB's bicubic <c>imresize</c> from one size to another, for pictures outside tensors; made once and used many times.</summary>
internal sealed class GrayResize
{
    private readonly int _width, _height;
    private readonly ResamplingTaps _rows, _columns;
    private readonly ParallelOptions _threads;

    public GrayResize((int Width, int Height) source, (int Width, int Height) target, ParallelOptions threads)
    {
        (_width, _height) = target;
        _rows = ResamplingTaps.Create(source.Height, target.Height, ResamplingKernel.Bicubic, antialias: true);
        _columns = ResamplingTaps.Create(source.Width, target.Width, ResamplingKernel.Bicubic, antialias: true);
        _threads = threads;
    }

    public static GrayImage To(GrayImage image, (int Width, int Height) target, ParallelOptions threads) =>
        new GrayResize((image.Width, image.Height), target, threads).Apply(image);

    public GrayImage Apply(GrayImage image)
    {
        GrayImage result = new(_width, _height);
        Parallel.For(0, _height, _threads, () => new float[image.Width], (y, _, row) =>
        {
            Vertical(image, y, row);
            Horizontal(row, result.Row(y));
            return row;
        }, _ => { });
        return result;
    }

    private void Vertical(GrayImage image, int y, Span<float> sum)
    {
        sum.Clear();
        for (int tap = 0; tap < _rows.Sources.Length; tap++)
        {
            ScaledSum.Add(image.Row((int)_rows.Sources[tap][y]), (float)_rows.Weights[tap][y], sum);
        }
    }

    private void Horizontal(ReadOnlySpan<float> row, Span<float> result)
    {
        result.Clear();
        for (int tap = 0; tap < _columns.Sources.Length; tap++)
        {
            ReadOnlySpan<long> sources = _columns.Sources[tap];
            ReadOnlySpan<double> weights = _columns.Weights[tap];
            for (int x = 0; x < result.Length; x++)
            {
                result[x] += row[(int)sources[x]] * (float)weights[x];
            }
        }
    }
}
