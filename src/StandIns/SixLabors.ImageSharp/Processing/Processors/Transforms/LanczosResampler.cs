namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A sinc under the middle of one three times as wide: sharp, with some ringing.</summary>
internal readonly struct LanczosResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 3;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x < Radius ? Sinc(x) * Sinc(x / Radius) : 0F;
    }

    /// <summary>sin(πx) / πx, and 1 where x is next to nothing.</summary>
    private static float Sinc(float x)
    {
        const float least = 0.001F;
        if (Math.Abs(x) < least)
        {
            return 1F;
        }

        x *= MathF.PI;
        float value = MathF.Sin(x) / x;
        return Math.Abs(value) < least ? 0F : value;
    }
}
