using static TorchSharp.torch;

namespace SuperResolution;

/// <summary>The check of arguments that all generators share.</summary>
internal static class GeneratorInput
{
    /// <exception cref="ArgumentException">The tensor is not [N, 3, H, W] with N, H and W at least 1.</exception>
    public static void RequireRgbBatch(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4 || input.shape[0] < 1 || input.shape[1] != 3 || input.shape[2] < 1 || input.shape[3] < 1)
        {
            throw new ArgumentException(
                $"A generator takes RGB images as [N, 3, H, W] with N, H and W at least 1; given [{string.Join(", ", input.shape)}].",
                nameof(input));
        }
    }
}
