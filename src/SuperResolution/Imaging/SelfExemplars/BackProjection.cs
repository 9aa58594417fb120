namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// Makes a large picture agree with the small one (Irani and Peleg 1991, "Improving Resolution by Image Registration"): what its bicubic
/// reduction lacks is enlarged, blurred and added, again and again.
/// </summary>
internal static class BackProjection
{
    private const int Radius = 2;

    // The square of a Gaussian with σ 1 is a Gaussian too.
    private static readonly double s_sigma = Math.Sqrt(0.5);

    /// <param name="high">The large picture; it is changed.</param>
    /// <param name="low">The small one.</param>
    /// <param name="rounds">How many times.</param>
    /// <param name="threads">How many threads resample.</param>
    public static void Run(GrayImage high, GrayImage low, int rounds, ParallelOptions threads)
    {
        GrayResize down = new((high.Width, high.Height), (low.Width, low.Height), threads);
        GrayResize up = new((low.Width, low.Height), (high.Width, high.Height), threads);
        for (int round = 0; round < rounds; round++)
        {
            GrayImage lack = down.Apply(high);
            for (int i = 0; i < lack.Values.Length; i++)
            {
                lack.Values[i] = low.Values[i] - lack.Values[i];
            }

            ReadOnlySpan<float> more = GaussianBlur.Run(up.Apply(lack), s_sigma, Radius, threads).Values;
            for (int i = 0; i < high.Values.Length; i++)
            {
                high.Values[i] = Math.Clamp(high.Values[i] + more[i], 0, 1);
            }
        }
    }
}
