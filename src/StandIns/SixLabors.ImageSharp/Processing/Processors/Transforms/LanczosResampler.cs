namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A sinc under the middle of a wider one: sharp, with some ringing.</summary>
public readonly struct LanczosResampler : IResampler
{
    /// <summary>Over 2 pixels.</summary>
    public static readonly LanczosResampler Lanczos2 = new(2);

    /// <summary>Over 3 pixels.</summary>
    public static readonly LanczosResampler Lanczos3 = new(3);

    /// <summary>Over 5 pixels.</summary>
    public static readonly LanczosResampler Lanczos5 = new(5);

    /// <summary>Over 8 pixels.</summary>
    public static readonly LanczosResampler Lanczos8 = new(8);

    /// <summary>Over a number of pixels.</summary>
    public LanczosResampler(float radius) => Radius = radius;

    /// <inheritdoc/>
    public float Radius { get; }

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x < Radius ? Sinc(x) * Sinc(x / Radius) : 0F;
    }

    /// <summary>sin(πx) / πx, and 1 where x is next to nothing.</summary>
    internal static float Sinc(float x)
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
