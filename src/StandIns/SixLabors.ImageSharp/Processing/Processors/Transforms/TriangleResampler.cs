namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Linear interpolation.</summary>
internal readonly struct TriangleResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 1;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        return Math.Max(0F, 1F - Math.Abs(x));
    }
}
