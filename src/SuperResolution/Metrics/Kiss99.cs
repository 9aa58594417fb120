namespace SuperResolution.Metrics;

/// <summary>Marsaglia's generator KISS of 1999 with his own seeds: a lagged product, a shift register and a congruence, summed.</summary>
internal sealed class Kiss99
{
    private uint _z = 362436069;
    private uint _w = 521288629;
    private uint _shift = 123456789;
    private uint _congruence = 380116160;

    /// <summary>The next 32 bits.</summary>
    public uint Next()
    {
        _z = 36969 * (_z & 0xFFFF) + (_z >> 16);
        _w = 18000 * (_w & 0xFFFF) + (_w >> 16);
        _shift ^= _shift << 17;
        _shift ^= _shift >> 13;
        _shift ^= _shift << 5;
        _congruence = 69069 * _congruence + 1234567;
        return (((_z << 16) + _w) ^ _congruence) + _shift;
    }

    /// <summary>The difference of two uniform integers of 0 to <paramref name="range"/>, as a part of it: −1 to 1, most often 0.</summary>
    public double NextTriangular(uint range)
    {
        long first = NextUniform(range + 1);
        long second = NextUniform(range + 1);
        return (double)(first - second) / range;
    }

    private uint NextUniform(uint count)
    {
        // Above the last whole multiple of the count some values would come up more often than others.
        uint limit = uint.MaxValue / count * count;
        uint value = Next();
        while (value >= limit)
        {
            value = Next();
        }

        return value % count;
    }
}
