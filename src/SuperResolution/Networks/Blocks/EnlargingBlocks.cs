using SuperResolution.Memory;
using SuperResolution.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// The end of a network, which enlarges, computed block by block where nothing is learnt: enlarged maps take many times the memory of those
/// before, and those of a block find its predecessor's memory warm.
/// </summary>
internal static class EnlargingBlocks
{
    // Smaller ones compute more margin, larger ones leave a last cache of 32 MiB for longer: 16 and 90 MiB were slower. A GPU is kept busy by larger ones.
    private const long BytesOfBlock = 64L << 20;
    private const long BytesOnGpu = 512L << 20;
    private const int BlocksInBudget = 16;
    private const int SmallestSide = 16;
    private const long WorthTrimming = 32L << 20;

    /// <summary>The enlarged image.</summary>
    /// <param name="maps">What the end of the network takes, [N, C, H, W]; stays.</param>
    /// <param name="scale">How much it enlarges.</param>
    /// <param name="reach">How many places beyond its own an enlarged pixel looks at.</param>
    /// <param name="bytesPerPlace">What it needs at its widest point for each place, in float32.</param>
    /// <param name="enlarged">The end of the network: maps of any size to an image, scale times larger; what it takes stays.</param>
    public static Tensor Of(Tensor maps, int scale, int reach, long bytesPerPlace, Func<Tensor, Tensor> enlarged) =>
        Of([maps], scale, reach, bytesPerPlace, parts => enlarged(parts[0]));

    /// <summary>The enlarged image, made of several images of one size.</summary>
    /// <param name="inputs">What the end of the network takes, each [N, C, H, W], the widest maps first; they stay.</param>
    /// <param name="scale">How much it enlarges.</param>
    /// <param name="reach">How many places beyond its own an enlarged pixel looks at.</param>
    /// <param name="bytesPerPlace">What it needs at its widest point for each place, in float32.</param>
    /// <param name="enlarged">The end of the network: maps of any size to an image, scale times larger; what it takes stays.</param>
    public static Tensor Of(Tensor[] inputs, int scale, int reach, long bytesPerPlace, Func<Tensor[], Tensor> enlarged)
    {
        if (is_grad_enabled())
        {
            return enlarged(inputs);
        }

        Tensor maps = inputs[0];
        // Of three maps that the layers before had at their widest point, which a budget counts, two are left at the most: a block of the third's size is within it.
        bool onCpu = maps.device.type == DeviceType.CPU;
        (long height, long width) = (maps.shape[2], maps.shape[3]);
        long freed = height * width * maps.shape[1] * maps.ElementSize;
        long allowed = Math.Max(FreedMemory.Budget / BlocksInBudget, freed);
        long bytes = Math.Min(onCpu ? BytesOfBlock : BytesOnGpu, allowed);
        double place = bytesPerPlace * (double)maps.ElementSize / sizeof(float);
        (int rows, int columns) = Grid((int)height, (int)width, (long)(bytes / place), reach);
        if (rows * columns == 1 && maps.shape[0] == 1)
        {
            return enlarged(inputs);
        }

        if (onCpu && freed > WorthTrimming)
        {
            // What the layers before needed is free, and about as much as a block takes, or more.
            FreedMemory.GiveBack();
        }

        Tensor? images = null;
        for (long image = 0; image < maps.shape[0]; image++)
        {
            for (int part = 0; part < rows * columns; part++)
            {
                using DisposeScope block = NewDisposeScope();
                CoveredSpan y = CoveredSpan.Of(height, part / columns, rows, reach);
                CoveredSpan x = CoveredSpan.Of(width, part % columns, columns, reach);
                Tensor made = enlarged([.. inputs.Select(input => input.narrow(0, image, 1).narrow(2, y.From, y.Taken).narrow(3, x.From, x.Taken))]);
                Tensor core = made.narrow(2, y.Before * scale, y.Length * scale).narrow(3, x.Before * scale, x.Length * scale);
                images ??= Empty([maps.shape[0], made.shape[1], height * scale, width * scale], made).MoveToOuterDisposeScope();
                images.narrow(0, image, 1).narrow(2, y.Start * scale, y.Length * scale).narrow(3, x.Start * scale, x.Length * scale).copy_(core);
            }
        }

        return images!;
    }

    // Of grids that compute as much, the one with the narrowest blocks: oneDNN takes a slower way for the widest maps where there is AMX.
    private static (int Rows, int Columns) Grid(int height, int width, long places, int reach) =>
        OverlappingParts.FewestComputed(height, width, places, reach, SmallestSide)
        ?? (OverlappingParts.Most(height, SmallestSide), OverlappingParts.Most(width, SmallestSide));

    /// <summary>Room for images as a block of them lies in memory.</summary>
    private static Tensor Empty(long[] shape, Tensor block) => MemoryOrder.IsChannelsLast(block)
        ? MemoryOrder.EmptyChannelsLast(shape, block.dtype, block.device)
        : empty(shape, block.dtype, block.device);
}
