namespace SuperResolution.Numerics;

/// <summary>The weights of a Gaussian along a row, from which blurs and windows are made.</summary>
internal static class GaussianRow
{
    /// <summary>exp(−x²/2σ²) at whole x from −radius to radius, made to add up to 1.</summary>
    /// <param name="radius">How many weights there are on each side of the middle, 0 or more.</param>
    /// <param name="sigma">σ in steps, above 0.</param>
    public static double[] Of(int radius, double sigma)
    {
        double[] bell = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma)))];
        double sum = bell.Sum();
        return [.. bell.Select(weight => weight / sum)];
    }
}
