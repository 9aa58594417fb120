using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>In which order the values of images lie in memory. Convolutions keep it, and libtorch's are faster with channels last.</summary>
internal static class MemoryOrder
{
    /// <summary>The same images, [N, C, H, W], the channels of a pixel side by side.</summary>
    public static Tensor ChannelsLast(Tensor images)
    {
        using Tensor pixels = images.permute(0, 2, 3, 1);
        using Tensor sideBySide = pixels.contiguous();
        return sideBySide.permute(0, 3, 1, 2);
    }

    /// <summary>Images of no certain values, the channels of a pixel side by side.</summary>
    /// <param name="shape">N, C, H, W.</param>
    /// <param name="type">Their number format.</param>
    /// <param name="device">Where they lie.</param>
    public static Tensor EmptyChannelsLast(ReadOnlySpan<long> shape, ScalarType type, Device device)
    {
        using Tensor pixels = empty([shape[0], shape[2], shape[3], shape[1]], type, device);
        return pixels.permute(0, 3, 1, 2);
    }

    /// <summary>Whether the channels of a pixel lie side by side.</summary>
    public static bool IsChannelsLast(Tensor images) => images.shape[1] > 1 && images.stride()[1] == 1;
}
