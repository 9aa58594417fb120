using SuperResolution.Numerics;

namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A Gaussian blur; beyond the edges of a picture is its edge.</summary>
internal static class GaussianBlur
{
    /// <param name="image">The picture.</param>
    /// <param name="sigma">σ in pixels; the kernel ends at three of them.</param>
    /// <param name="threads">How many threads.</param>
    public static GrayImage Run(GrayImage image, double sigma, ParallelOptions threads)
    {
        int radius = (int)Math.Ceiling(3 * sigma);
        double[] kernel = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(d => Math.Exp(-d * d / (2 * sigma * sigma)))];
        double sum = kernel.Sum();
        return Run(image, [.. kernel.Select(weight => (float)(weight / sum))], threads);
    }

    /// <param name="image">The picture.</param>
    /// <param name="kernel">The weights along rows and along columns, an odd number of them.</param>
    /// <param name="threads">How many threads.</param>
    public static GrayImage Run(GrayImage image, float[] kernel, ParallelOptions threads)
    {
        GrayImage result = new(image.Width, image.Height);
        int radius = kernel.Length / 2;
        Parallel.For(0, image.Height, threads, () => new float[image.Width + 2 * radius], (y, _, once) =>
        {
            Array.Clear(once);
            Span<float> middle = once.AsSpan(radius, image.Width);
            for (int dy = -radius; dy <= radius; dy++)
            {
                ScaledSum.Add(image.Row(Math.Clamp(y + dy, 0, image.Height - 1)), kernel[dy + radius], middle);
            }

            once.AsSpan(0, radius).Fill(middle[0]);
            once.AsSpan(radius + image.Width).Fill(middle[^1]);
            Span<float> row = result.Row(y);
            for (int dx = 0; dx < kernel.Length; dx++)
            {
                ScaledSum.Add(once.AsSpan(dx, image.Width), kernel[dx], row);
            }

            return once;
        }, _ => { });
        return result;
    }
}
