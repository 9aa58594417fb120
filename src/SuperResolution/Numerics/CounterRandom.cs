namespace SuperResolution;

/// <summary>
/// Random numbers that are a pure function of where they are drawn: the same for any order, thread and machine. The mixing is
/// SplitMix64's (Steele et al. 2014, "Fast Splittable Pseudorandom Number Generators").
/// </summary>
internal readonly struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong _key;

    private CounterRandom(ulong key) => _key = key;

    /// <summary>The numbers of a seed.</summary>
    public static CounterRandom Of(long seed) => new(Mix(unchecked((ulong)seed)));

    /// <summary>The numbers of a place below these, such as a step and then a sample in it.</summary>
    public CounterRandom At(long place) => new(Mix(_key ^ Mix(unchecked((ulong)place + Golden))));

    /// <summary>A seed for numbers elsewhere.</summary>
    public long Seed => unchecked((long)_key);

    /// <summary>A number from 0 to below a bound.</summary>
    /// <param name="draw">Which of the numbers of this place.</param>
    /// <param name="bound">Above 0.</param>
    public int Below(int draw, int bound) => (int)Math.BigMul(Number(draw), (ulong)bound, out _);

    /// <summary>A number from 0 to below 1, every multiple of 2⁻⁵³ as likely as another.</summary>
    /// <param name="draw">Which of the numbers of this place.</param>
    public double Unit(int draw) => (Number(draw) >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A number of the normal distribution with mean 0 and variance 1 (Box and Muller 1958, "A Note on the Generation of Random Normal Deviates").
    /// </summary>
    /// <param name="draw">Which of the normal numbers of this place, below 2³⁰.</param>
    public double Normal(int draw) => Math.Sqrt(-2 * Math.Log(1 - Unit(2 * draw))) * Math.Cos(Math.Tau * Unit(2 * draw + 1));

    /// <summary>The numbers from 0 to below a count in random order.</summary>
    public int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = Below(i, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private ulong Number(int draw) => Mix(_key + unchecked((ulong)(draw + 1) * Golden));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += Golden;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
