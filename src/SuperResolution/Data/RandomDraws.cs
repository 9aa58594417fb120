using SuperResolution.Data.Degradations;

namespace SuperResolution.Data;

/// <summary>Random numbers one after the other, where which one comes is decided by how many came before.</summary>
/// <param name="random">The place that they are drawn at.</param>
internal sealed class RandomDraws(CounterRandom random)
{
    private int _drawn;

    /// <summary>A number of an interval, its upper end left out.</summary>
    public double In(Interval interval) => interval.Least + (interval.Most - interval.Least) * random.Unit(_drawn++);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => random.Unit(_drawn++) < probability;

    /// <summary>An odd number from one odd number to another, both included.</summary>
    public int Odd(int least, int most) => least + 2 * random.Below(_drawn++, (most - least) / 2 + 1);

    /// <summary>One of some weights, in proportion to them: its index.</summary>
    /// <param name="weights">Not below 0, and one above.</param>
    public int Weighted(params ReadOnlySpan<double> weights)
    {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
        }

        double left = sum * random.Unit(_drawn++);
        for (int i = 0; i < last; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return last;
    }

    /// <summary>A seed for numbers of its own.</summary>
    public long Seed() => random.At(_drawn++).Seed;
}
