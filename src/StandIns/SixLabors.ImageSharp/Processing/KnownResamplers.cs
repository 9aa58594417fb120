using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The resamplers. Where an image becomes smaller, all but the nearest neighbour widen, so that every pixel counts.</summary>
public static class KnownResamplers
{
    /// <summary>Cubic convolution with a = -0.5.</summary>
    public static IResampler Bicubic { get; } = default(BicubicResampler);

    /// <summary>Lanczos over 3 pixels.</summary>
    public static IResampler Lanczos3 { get; } = default(LanczosResampler);

    /// <summary>The pixel that is nearest.</summary>
    public static IResampler NearestNeighbor { get; } = default(NearestNeighborResampler);

    /// <summary>Linear interpolation.</summary>
    public static IResampler Triangle { get; } = default(TriangleResampler);
}
