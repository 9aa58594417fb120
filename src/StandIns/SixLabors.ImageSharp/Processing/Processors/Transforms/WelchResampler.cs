namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A sinc under Welch's parabola, over three pixels.</summary>
public readonly struct WelchResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 3;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        return x < 3F ? LanczosResampler.Sinc(x) * (1F - (x * x / 9F)) : 0F;
    }
}
