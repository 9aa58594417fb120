namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Cubic convolution with a = -0.5 (Keys 1981, equation 4): sharp, interpolating.</summary>
internal readonly struct BicubicResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 2;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        x = Math.Abs(x);
        if (x <= 1F)
        {
            return (((1.5F * x) - 2.5F) * x * x) + 1F;
        }

        return x < 2F ? (((((-0.5F * x) + 2.5F) * x) - 4F) * x) + 2F : 0F;
    }
}
