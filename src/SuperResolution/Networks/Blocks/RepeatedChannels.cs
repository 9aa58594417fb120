using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>What PixelShuffle makes the nearest-neighbour enlargement of.</summary>
internal static class RepeatedChannels
{
    /// <summary>Each channel of images r² times.</summary>
    /// <param name="input">[N, C, H, W]; stays.</param>
    /// <param name="scale">r.</param>
    /// <returns>[N, Cr², H, W].</returns>
    public static Tensor Of(Tensor input, int scale)
    {
        int copies = scale * scale;
        using Tensor channels = tensor(
            (long[])[.. Enumerable.Range(0, (int)input.shape[1] * copies).Select(map => (long)map / copies)], device: input.device);
        return input.index_select(1, channels);
    }
}
