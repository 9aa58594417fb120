namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The mean of the pixels that are covered.</summary>
public readonly struct BoxResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 0.5F;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        return x is > -0.5F and <= 0.5F ? 1F : 0F;
    }
}
