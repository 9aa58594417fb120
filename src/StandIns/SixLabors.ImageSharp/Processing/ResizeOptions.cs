using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>How an image is resized.</summary>
public class ResizeOptions
{
    /// <summary>How the image's shape meets that of <see cref="Size"/>.</summary>
    public ResizeMode Mode { get; set; } = ResizeMode.Crop;

    /// <summary>Which part stays where <see cref="ResizeMode.Crop"/> cuts off.</summary>
    public AnchorPositionMode Position { get; set; } = AnchorPositionMode.Center;

    /// <summary>The size asked for; of width and height one may be 0, and then follows from the other.</summary>
    public Size Size { get; set; }

    /// <summary>What each pixel near a place weighs there.</summary>
    public IResampler Sampler { get; set; } = KnownResamplers.Bicubic;

    /// <summary>Whether colours weigh as much as their alpha, so that invisible ones do not show.</summary>
    public bool PremultiplyAlpha { get; set; } = true;
}
