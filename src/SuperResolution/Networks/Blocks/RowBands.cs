using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// Layers that keep an image's size, computed over bands of rows where nothing is learnt: what a layer needs beside its maps is a band's, which stays in
/// the processor's cache and in memory that is used again, and the trunk's whole maps take turns in two places.
/// </summary>
internal static class RowBands
{
    private const long LargestBand = 8L << 20;
    private const long LargestBandOnGpu = 32L << 20;

    // At its edges a band computes rows twice: at most an eighth, and more where bands of a wide image would take too much memory.
    private const int RowsForEachOfReach = 16;
    private const int FewestRowsForEachOfReach = 2;
    private const long LargestBandForRows = 80L << 20;

    /// <summary>The output of layers one after the other; the input stays.</summary>
    /// <param name="maps">[N, C, H, W].</param>
    /// <param name="layers">The layers, which keep the number of maps; what they take stays.</param>
    /// <param name="reach">How many rows beyond its own a row looks at in one of them.</param>
    /// <param name="widest">The largest number of maps within a layer; null for what it takes.</param>
    public static Tensor Through(Tensor maps, IEnumerable<Func<Tensor, Tensor>> layers, int reach, long? widest = null)
    {
        Tensor x = maps.alias();
        Tensor? spare = null;
        bool own = false;
        foreach (Func<Tensor, Tensor> layer in layers)
        {
            if (spare is not null && Bands(x, widest ?? x.shape[1], reach) == 1)
            {
                // A layer over the whole takes memory of its own.
                spare.Dispose();
                spare = null;
            }

            Tensor made = Of(x, widest ?? x.shape[1], layer, reach, spare);
            if (own)
            {
                if (!ReferenceEquals(made, spare))
                {
                    // What was made is of another form.
                    spare?.Dispose();
                }

                spare = x;
            }
            else
            {
                // The first one is the caller's under another name.
                x.Dispose();
            }

            (x, own) = (made, true);
        }

        spare?.Dispose();
        return x;
    }

    /// <summary>The output of layers one after the other; the input stays.</summary>
    public static Tensor Through(Tensor maps, IEnumerable<nn.Module<Tensor, Tensor>> layers, int reach, long? widest = null) =>
        Through(maps, layers.Select(layer => (Func<Tensor, Tensor>)(part => part.Through(layer))), reach, widest);

    /// <summary>The output of a layer; the input stays.</summary>
    /// <param name="maps">[N, C, H, W].</param>
    /// <param name="widest">The largest number of maps that it takes, has within or gives.</param>
    /// <param name="layer">Maps of any height to maps of the same size; what it takes stays.</param>
    /// <param name="reach">How many rows beyond its own a row looks at.</param>
    /// <param name="place">What the output may take the place of, if it is of its form; null for none.</param>
    public static Tensor Of(Tensor maps, long widest, Func<Tensor, Tensor> layer, int reach, Tensor? place = null) =>
        Of([maps], widest, parts => layer(parts[0]), reach, place);

    /// <summary>The output of a layer that takes several maps of one size; they stay.</summary>
    /// <param name="inputs">Each [N, C, H, W], the widest maps first.</param>
    /// <param name="widest">The largest number of maps that it takes, has within or gives.</param>
    /// <param name="layer">Maps of any height to maps of the same size; what it takes stays.</param>
    /// <param name="reach">How many rows beyond its own a row looks at.</param>
    /// <param name="place">What the output may take the place of, if it is of its form; null for none. One of the inputs where rows look at no other ones.</param>
    public static Tensor Of(Tensor[] inputs, long widest, Func<Tensor[], Tensor> layer, int reach, Tensor? place = null)
    {
        Tensor maps = inputs[0];
        long bands = Bands(maps, widest, reach);
        if (bands == 1)
        {
            return layer(inputs);
        }

        Tensor? whole = null;
        for (long band = 0; band < bands; band++)
        {
            using DisposeScope scope = NewDisposeScope();
            CoveredSpan rows = CoveredSpan.Of(maps.shape[2], band, bands, reach);
            Tensor core = layer([.. inputs.Select(input => input.narrow(2, rows.From, rows.Taken))]).narrow(2, rows.Before, rows.Length);
            whole ??= place is not null && place.dtype == core.dtype && place.shape[1] == core.shape[1]
                ? place
                : MemoryOrder.EmptyChannelsLast([1, core.shape[1], maps.shape[2], core.shape[3]], core.dtype, core.device).MoveToOuterDisposeScope();
            whole.narrow(2, rows.Start, rows.Length).copy_(core);
        }

        return whole!;
    }

    /// <summary>The sum over the bands of what is summed up in each; the input stays.</summary>
    /// <param name="maps">[N, C, H, W].</param>
    /// <param name="sum">Maps of any height to sums of one form; what it takes stays.</param>
    public static Tensor Sum(Tensor maps, Func<Tensor, Tensor> sum)
    {
        long bands = Bands(maps, maps.shape[1], reach: 0);
        Tensor? all = null;
        for (long band = 0; band < bands; band++)
        {
            CoveredSpan rows = CoveredSpan.Of(maps.shape[2], band, bands, reach: 0);
            using Tensor part = maps.narrow(2, rows.Start, rows.Length);
            Tensor more = sum(part);
            if (all is null)
            {
                all = more;
                continue;
            }

            using (more)
            {
                all = all.Plus(more);
            }
        }

        return all!;
    }

    private static long Bands(Tensor maps, long widest, int reach)
    {
        // Only rows of pixels with their channels side by side are one piece of memory, which convolutions take as it is.
        if (is_grad_enabled() || maps.shape[0] != 1 || !MemoryOrder.IsChannelsLast(maps))
        {
            return 1;
        }

        // Maps of a band lie in the heap; larger ones would have their pages made anew for each layer.
        long bytes = maps.device.type == DeviceType.CPU ? Math.Min(LargestBand, FreedMemory.LargestKeptPiece / 2) : LargestBandOnGpu;
        long row = widest * maps.shape[3] * maps.ElementSize;
        long fewest = Math.Min((long)RowsForEachOfReach * reach, Math.Max(LargestBandForRows / row, (long)FewestRowsForEachOfReach * reach));
        long rows = Math.Max(Math.Max(bytes / row, fewest), 1);
        return (maps.shape[2] + rows - 1) / rows;
    }
}
