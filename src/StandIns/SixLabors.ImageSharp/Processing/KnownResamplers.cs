using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The resamplers. Where an image becomes smaller, all but the nearest neighbour widen, so that every pixel counts.</summary>
public static class KnownResamplers
{
    /// <summary>Cubic convolution with a = -0.5.</summary>
    public static IResampler Bicubic { get; } = default(BicubicResampler);

    /// <summary>The mean of the pixels that are covered.</summary>
    public static IResampler Box { get; } = default(BoxResampler);

    /// <summary>Catmull and Rom's cubic.</summary>
    public static IResampler CatmullRom { get; } = CubicResampler.CatmullRom;

    /// <summary>Hermite's cubic.</summary>
    public static IResampler Hermite { get; } = CubicResampler.Hermite;

    /// <summary>Lanczos over 2 pixels.</summary>
    public static IResampler Lanczos2 { get; } = LanczosResampler.Lanczos2;

    /// <summary>Lanczos over 3 pixels.</summary>
    public static IResampler Lanczos3 { get; } = LanczosResampler.Lanczos3;

    /// <summary>Lanczos over 5 pixels.</summary>
    public static IResampler Lanczos5 { get; } = LanczosResampler.Lanczos5;

    /// <summary>Lanczos over 8 pixels.</summary>
    public static IResampler Lanczos8 { get; } = LanczosResampler.Lanczos8;

    /// <summary>Mitchell and Netravali's cubic.</summary>
    public static IResampler MitchellNetravali { get; } = CubicResampler.MitchellNetravali;

    /// <summary>The pixel that is nearest.</summary>
    public static IResampler NearestNeighbor { get; } = default(NearestNeighborResampler);

    /// <summary>Robidoux's cubic.</summary>
    public static IResampler Robidoux { get; } = CubicResampler.Robidoux;

    /// <summary>Robidoux's cubic, sharper.</summary>
    public static IResampler RobidouxSharp { get; } = CubicResampler.RobidouxSharp;

    /// <summary>The B-spline.</summary>
    public static IResampler Spline { get; } = CubicResampler.Spline;

    /// <summary>Linear interpolation.</summary>
    public static IResampler Triangle { get; } = default(TriangleResampler);

    /// <summary>A sinc under Welch's parabola.</summary>
    public static IResampler Welch { get; } = default(WelchResampler);
}
