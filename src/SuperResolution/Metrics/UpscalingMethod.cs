using SuperResolution.Imaging;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>Something that makes images larger, under the name that it has in a table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Enlarge">[1, 3, H, W] in [0, 1] to [1, 3, rH, rW], whose values are clamped and rounded to 8 bits before comparing.</param>
/// <param name="Description">More about it, shown beside the name; or null.</param>
public sealed record UpscalingMethod(string Name, Func<Tensor, Tensor> Enlarge, string? Description = null)
{
    /// <summary>Each pixel repeated.</summary>
    /// <param name="scale">The factor, at least 1.</param>
    public static UpscalingMethod Nearest(int scale) => Classical(ResamplingKernel.Nearest, scale);

    /// <summary>MATLAB's bicubic <c>imresize</c> on images of 8 bits.</summary>
    /// <param name="scale">The factor, at least 1.</param>
    public static UpscalingMethod Bicubic(int scale) => Classical(ResamplingKernel.Bicubic, scale);

    /// <summary>A generator on the CPU in float32, whole images at once.</summary>
    /// <param name="name">The name in the table.</param>
    /// <param name="generator">The generator; it stays the caller's.</param>
    public static UpscalingMethod From(string name, IGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return new(name, generator.forward, generator.ToString());
    }

    private static UpscalingMethod Classical(ResamplingKernel kernel, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        return new(kernel.Name, image => Resize.To8Bit(image, (int)image.shape[2] * scale, (int)image.shape[3] * scale, kernel));
    }
}
