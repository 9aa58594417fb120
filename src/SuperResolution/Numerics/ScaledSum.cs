using System.Numerics;

namespace SuperResolution.Numerics;

/// <summary>Sums of rows with weights, which filters are made of.</summary>
internal static class ScaledSum
{
    /// <summary>Adds multiples of some values to others. The machine's vector width does not change the result.</summary>
    /// <param name="values">The values.</param>
    /// <param name="factor">By what they are multiplied.</param>
    /// <param name="target">What they are added to; as many.</param>
    public static void Add(ReadOnlySpan<float> values, float factor, Span<float> target)
    {
        Vector<float> factors = new(factor);
        int i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + new Vector<float>(values[i..]) * factors).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += values[i] * factor;
        }
    }
}
