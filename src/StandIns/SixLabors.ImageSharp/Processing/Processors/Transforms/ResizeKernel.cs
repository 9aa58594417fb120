namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>For each place along one side of a resized image: which pixels of the source count there, and how much.</summary>
internal sealed class ResizeKernel
{
    // Bounds that ought to be whole numbers are taken for such when they are this near to one.
    private const double Tolerance = 1e-8;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly float[] _weights;

    public ResizeKernel(IResampler sampler, int sourceLength, int targetLength)
    {
        double ratio = (double)sourceLength / targetLength;
        double scale = Math.Max(1, ratio);
        double radius = Math.Ceiling((scale * sampler.Radius) - Tolerance);
        MostWeights = (int)Math.Min((2 * radius) + 1, sourceLength);
        _starts = new int[targetLength];
        _lengths = new int[targetLength];
        _weights = new float[checked(targetLength * MostWeights)];
        double[] values = new double[MostWeights];
        for (int i = 0; i < targetLength; i++)
        {
            double center = ((i + .5) * ratio) - .5;
            int left = (int)Math.Max(0, Math.Ceiling(center - radius - Tolerance));
            int right = (int)Math.Min(sourceLength - 1, Math.Floor(center + radius + Tolerance));
            double sum = 0;
            for (int j = left; j <= right; j++)
            {
                sum += values[j - left] = sampler.GetValue((float)((j - center) / scale));
            }

            _starts[i] = left;
            _lengths[i] = right - left + 1;
            for (int j = 0; j <= right - left; j++)
            {
                _weights[(i * MostWeights) + j] = (float)(sum > 0 ? values[j] / sum : values[j]);
            }
        }
    }

    /// <summary>The most pixels that count at one place.</summary>
    public int MostWeights { get; }

    /// <summary>The first pixel that counts at a place.</summary>
    public int Start(int place) => _starts[place];

    /// <summary>What it and those behind it weigh.</summary>
    public ReadOnlySpan<float> Weights(int place) => _weights.AsSpan(place * MostWeights, _lengths[place]);
}
