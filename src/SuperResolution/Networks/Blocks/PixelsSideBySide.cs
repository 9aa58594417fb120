using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// PixelShuffle where the channels of a pixel lie side by side in memory. With the maps of a place in another order, each enlarged pixel's values one
/// after the other, whole rows of r pixels move at once.
/// </summary>
internal static class PixelsSideBySide
{
    /// <summary>Lets a convolution before a PixelShuffle give the maps in the order that <see cref="Shuffled"/> takes.</summary>
    /// <param name="convolution">A convolution to Cr² maps; its weights are rewritten.</param>
    /// <param name="factor">r.</param>
    public static void Reorder(Conv2d convolution, int factor)
    {
        using IDisposable withoutGradients = no_grad();
        foreach (Tensor? values in (Tensor?[])[convolution.weight, convolution.bias])
        {
            if (values is not null)
            {
                int cells = factor * factor;
                long outputs = values.shape[0];
                using Tensor order = tensor((long[])[.. Enumerable.Range(0, (int)outputs).Select(map => map % (outputs / cells) * cells + map / (outputs / cells))]);
                using Tensor ordered = values.index_select(0, order);
                values.copy_(ordered);
            }
        }
    }

    /// <summary>Images of maps in that order; the maps are disposed.</summary>
    /// <param name="maps">[N, Cr², H, W].</param>
    /// <param name="factor">r.</param>
    /// <returns>[N, C, rH, rW].</returns>
    public static Tensor Shuffled(this Tensor maps, int factor)
    {
        using (maps)
        {
            (long count, long channels, long height, long width) = (maps.shape[0], maps.shape[1] / (factor * factor), maps.shape[2], maps.shape[3]);
            using Tensor places = maps.permute(0, 2, 3, 1);
            using Tensor inMemory = places.contiguous();
            using Tensor rows = inMemory.view(count, height, width, factor, factor * channels);
            using Tensor ordered = rows.permute(0, 1, 3, 2, 4);
            using Tensor moved = ordered.contiguous();
            using Tensor pixels = moved.view(count, height * factor, width * factor, channels);
            return pixels.permute(0, 3, 1, 2);
        }
    }
}
