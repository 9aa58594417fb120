namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>What each pixel near a place weighs there.</summary>
public interface IResampler
{
    /// <summary>From how far pixels count, in pixels of the coarser image.</summary>
    float Radius { get; }

    /// <summary>The weight of a pixel at a distance, before all weights are brought to the sum of 1.</summary>
    float GetValue(float x);
}
