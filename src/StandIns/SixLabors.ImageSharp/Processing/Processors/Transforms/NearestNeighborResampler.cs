namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The pixel that is nearest, as it is; its weights are never asked for.</summary>
internal readonly struct NearestNeighborResampler : IResampler
{
    /// <inheritdoc/>
    public float Radius => 1;

    /// <inheritdoc/>
    public float GetValue(float x)
    {
        return x;
    }
}
