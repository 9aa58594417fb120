using System.Globalization;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Metrics;

/// <summary>Pictures that a formula of integers gives, so that the oracles (patterns.py) make the same ones and no pixel is stored.</summary>
internal static class PatternPicture
{
    /// <summary>[1, channels, height, width] in [0, 1], in steps of 8 bits.</summary>
    /// <param name="damage">How strong the noise on it is; 0 gives the original.</param>
    public static Tensor Create(int height, int width, int channels, int damage = 0)
    {
        float[] values = new float[channels * height * width];
        int i = 0;
        for (int c = 0; c < channels; c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    long value = 32 + 2 * Math.Abs((3 * x + 5 * y + 40 * c) % 96 - 48) + x * y / 17 % 64 + Noise(x, y, c) % 32;
                    values[i++] = Math.Clamp(value + Noise(x, y, c + 10) % (2 * damage + 1) - damage / 2, 0, 255) / 255f;
                }
            }
        }

        return tensor(values, [1, channels, height, width], dtype: ScalarType.Float32);
    }

    /// <summary>A case of an oracle, named height/width/channels/damage: the damaged picture and the original.</summary>
    public static (Tensor Prediction, Tensor Reference) Pair(string name)
    {
        int[] sizes = [.. name.Split('/').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        return (Create(sizes[0], sizes[1], sizes[2], sizes[3]), Create(sizes[0], sizes[1], sizes[2]));
    }

    private static long Noise(long x, long y, long k)
    {
        long mixed = x * 7919 + y * 104729 + k * 1299709;
        return mixed * mixed % 2147483647 / 7;
    }
}
