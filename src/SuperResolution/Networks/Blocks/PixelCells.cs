using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Networks;

/// <summary>Squares of pixels that a network takes as one place, as pixel-unshuffle gathers them.</summary>
internal static class PixelCells
{
    /// <summary>The pixels of each square as channels. Images whose sides are no multiples are mirrored at the right and the bottom, as
    /// Real-ESRGAN does.</summary>
    /// <param name="input">[N, C, H, W]; stays.</param>
    /// <param name="side">The side of a square.</param>
    /// <returns>[N, C·side², ⌈H/side⌉, ⌈W/side⌉], in the order of the input's memory.</returns>
    public static Tensor Gather(Tensor input, int side)
    {
        if (side == 1)
        {
            return input.alias();
        }

        using Tensor rows = Filled(input, dimension: 2, side);
        using Tensor whole = Filled(rows, dimension: 3, side);
        Tensor cells = functional.pixel_unshuffle(whole, side);
        if (!MemoryOrder.IsChannelsLast(input))
        {
            return cells;
        }

        using (cells)
        {
            return MemoryOrder.ChannelsLast(cells);
        }
    }

    /// <summary>The upper left part of images; what is smaller or of that size stays as it is.</summary>
    public static Tensor Cut(Tensor images, long height, long width) => images.shape[2] == height && images.shape[3] == width
        ? images
        : images.narrow(2, 0, height).narrow(3, 0, width);

    private static Tensor Filled(Tensor input, int dimension, int side)
    {
        long length = input.shape[dimension];
        long whole = (length + side - 1) / side * side;
        if (whole == length)
        {
            return input.alias();
        }

        // An image of one pixel has none to mirror: the edge is repeated.
        using Tensor places = tensor(
            (long[])[.. Enumerable.Range(0, (int)whole).Select(k => k < length ? k : Math.Max(2 * (length - 1) - k, 0))], device: input.device);
        return input.index_select(dimension, places);
    }
}
