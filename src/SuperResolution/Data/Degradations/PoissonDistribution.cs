namespace SuperResolution.Data.Degradations;

/// <summary>Poisson's distribution as a table of its cumulative probabilities, which one uniform number looks a count up in.</summary>
internal sealed class PoissonDistribution
{
    private const double Negligible = 1e-18;

    private readonly double[] _upTo;

    /// <param name="mean">λ, from 0 to 700, where e^−λ is still a number.</param>
    public PoissonDistribution(double mean)
    {
        List<double> upTo = [];
        double probability = Math.Exp(-mean);
        double sum = 0;
        for (int count = 0; count <= mean || probability > Negligible; count++)
        {
            sum += probability;
            upTo.Add(sum);
            probability *= mean / (count + 1);
        }

        _upTo = [.. upTo];
    }

    /// <summary>The count at a share of the distribution.</summary>
    /// <param name="share">From 0 to below 1.</param>
    public int At(double share)
    {
        int place = Array.BinarySearch(_upTo, share);

        // Found is the last share of a count, which belongs to the next one.
        return Math.Min(place >= 0 ? place + 1 : ~place, _upTo.Length - 1);
    }
}
