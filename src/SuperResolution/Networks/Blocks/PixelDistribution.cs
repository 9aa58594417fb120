namespace SuperResolution.Networks;

/// <summary>How likely a channel of a pixel has each of its 256 values, as logits.</summary>
internal static class PixelDistribution
{
    /// <summary>How many values there are.</summary>
    public const int Values = 256;

    /// <summary>Draws a value: k is as likely as softmax(logits / temperature) says, and at a temperature of 0 the likeliest is taken.</summary>
    /// <param name="logits">One for each value.</param>
    /// <param name="temperature">0 or more.</param>
    /// <param name="random">From 0 to below 1, which decides.</param>
    /// <returns>0 to 255; NaN where a logit is NaN or +∞, so that who looks at the picture sees that.</returns>
    public static float Draw(ReadOnlySpan<float> logits, double temperature, double random)
    {
        int likeliest = 0;
        for (int value = 0; value < Values; value++)
        {
            if (float.IsNaN(logits[value]) || float.IsPositiveInfinity(logits[value]))
            {
                return float.NaN;
            }

            likeliest = logits[value] > logits[likeliest] ? value : likeliest;
        }

        if (temperature == 0)
        {
            return likeliest;
        }

        Span<double> upTo = stackalloc double[Values];
        double sum = 0;
        for (int value = 0; value < Values; value++)
        {
            sum += Math.Exp((logits[value] - logits[likeliest]) / temperature);
            upTo[value] = sum;
        }

        int drawn = 0;
        while (drawn < Values - 1 && upTo[drawn] <= random * sum)
        {
            drawn++;
        }

        return drawn;
    }
}
