using SuperResolution.Numerics;

namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A Gaussian blur; beyond the edges of a picture is its edge.</summary>
internal static class GaussianBlur
{
    /// <param name="image">The picture.</param>
    /// <param name="sigma">σ in pixels.</param>
    /// <param name="radius">Where the kernel ends, in pixels from its middle.</param>
    /// <param name="threads">How many threads.</param>
    public static GrayImage Run(GrayImage image, double sigma, int radius, ParallelOptions threads)
    {
        SeparableFilter filter = new(Array.ConvertAll(GaussianRow.Of(radius, sigma), weight => (float)weight), Edge.Repeated);
        GrayImage result = new(image.Width, image.Height);
        Parallel.For(0, image.Height, threads, () => filter.Scratch(image.Width), (y, _, scratch) =>
        {
            filter.AddRow(image.Values, y, scratch, result.Row(y));
            return scratch;
        }, _ => { });
        return result;
    }
}
