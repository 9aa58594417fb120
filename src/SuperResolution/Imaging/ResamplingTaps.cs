namespace SuperResolution.Imaging;

/// <summary>
/// Which source pixels make each output pixel of one dimension, and with what weights, as MATLAB's <c>imresize</c> computes them in
/// double precision: pixel centres at half-integers, the kernel stretched when it must remove what a smaller image cannot hold,
/// weights divided by their sum, and the image mirrored at its edges with the edge pixel repeated.
/// </summary>
internal sealed class ResamplingTaps
{
    private ResamplingTaps(long[][] sources, double[][] weights)
    {
        Sources = sources;
        Weights = weights;
    }

    /// <summary>Source positions, [tap][output position].</summary>
    public long[][] Sources { get; }

    /// <summary>Weights, [tap][output position].</summary>
    public double[][] Weights { get; }

    /// <param name="source">Length of the source.</param>
    /// <param name="target">Length of the output.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="antialias">Whether the kernel is stretched when the output is shorter.</param>
    public static ResamplingTaps Create(int source, int target, ResamplingKernel kernel, bool antialias)
    {
        double scale = (double)target / source;
        double stretch = antialias && scale < 1 ? scale : 1;
        double support = kernel.Support / stretch;
        int count = (int)Math.Ceiling(support) + 2;
        long[][] sources = NewTable<long>(count, target);
        double[][] weights = NewTable<double>(count, target);
        for (int i = 0; i < target; i++)
        {
            // One-based positions, as in MATLAB, so that every rounding error is the same.
            double centre = (i + 1) / scale + 0.5 * (1 - 1 / scale);
            double left = Math.Floor(centre - support / 2);
            double sum = 0;
            for (int tap = 0; tap < count; tap++)
            {
                sources[tap][i] = Mirror((long)left + tap - 1, source);
                weights[tap][i] = stretch * kernel.Weight(stretch * (centre - left - tap));
                sum += weights[tap][i];
            }

            for (int tap = 0; tap < count; tap++)
            {
                weights[tap][i] /= sum;
            }
        }

        int[] used = [.. Enumerable.Range(0, count).Where(tap => weights[tap].Any(w => w != 0))];
        return new([.. used.Select(tap => sources[tap])], [.. used.Select(tap => weights[tap])]);
    }

    private static T[][] NewTable<T>(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new T[columns])];

    private static long Mirror(long position, int length)
    {
        long period = 2L * length;
        long within = ((position % period) + period) % period;
        return within < length ? within : period - 1 - within;
    }
}
