using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>The check of arguments that discriminators with dense layers share.</summary>
internal static class DiscriminatorInput
{
    /// <param name="images">What is to be judged.</param>
    /// <param name="side">The height and width that the discriminator was made for.</param>
    /// <param name="discriminator">The class to make another one of.</param>
    /// <exception cref="ArgumentException">They are not RGB images of that side.</exception>
    public static void RequireSide(Tensor images, int side, string discriminator)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.ndim != 4 || images.shape[1] != 3 || images.shape[2] != side || images.shape[3] != side)
        {
            throw new ArgumentException(
                $"This discriminator was made for RGB images as [N, 3, {side}, {side}]; given [{string.Join(", ", images.shape)}]. "
                + $"Make one for another side with new {discriminator}(side).",
                nameof(images));
        }
    }
}
