using SuperResolution.Memory;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Networks;

/// <summary>
/// The end of a network, which enlarges, computed block by block where nothing is learnt: enlarged maps take many times the memory of those
/// before, and a block of them stays in the processor's cache.
/// </summary>
internal static class EnlargingBlocks
{
    // About what of the last cache is ours; a GPU is kept busy by larger ones.
    private const long BytesOfBlock = 16L << 20;
    private const long BytesOnGpu = 512L << 20;
    private const int SmallestSide = 16;

    // How many maps of its size the trunk has at its widest point.
    private const long BeforeInMaps = 6;

    /// <summary>The enlarged image.</summary>
    /// <param name="maps">What the end of the network takes, [N, C, H, W]; stays.</param>
    /// <param name="scale">How much it enlarges.</param>
    /// <param name="reach">How many places beyond its own an enlarged pixel looks at.</param>
    /// <param name="bytesPerPlace">What it needs at its widest point for each place, in float32.</param>
    /// <param name="enlarged">The end of the network: maps of any size to an image, scale times larger; what it takes stays.</param>
    public static Tensor Of(Tensor maps, int scale, int reach, long bytesPerPlace, Func<Tensor, Tensor> enlarged)
    {
        if (is_grad_enabled())
        {
            return enlarged(maps);
        }

        bool onCpu = maps.device.type == DeviceType.CPU;
        if (onCpu)
        {
            // What the layers before needed is free.
            FreedMemory.GiveBack();
        }

        // No more than what the layers before had, which the memory budget counts.
        (long height, long width) = (maps.shape[2], maps.shape[3]);
        long bytes = Math.Min(onCpu ? BytesOfBlock : BytesOnGpu, BeforeInMaps * height * width * maps.shape[1] * maps.ElementSize);
        double place = bytesPerPlace * (double)maps.ElementSize / sizeof(float);
        long side = Math.Max((long)Math.Sqrt(bytes / place) - 2 * reach, SmallestSide);
        if (height <= side && width <= side && maps.shape[0] == 1)
        {
            return enlarged(maps);
        }

        Tensor? images = null;
        (long rows, long columns) = ((height + side - 1) / side, (width + side - 1) / side);
        for (long image = 0; image < maps.shape[0]; image++)
        {
            for (long part = 0; part < rows * columns; part++)
            {
                using DisposeScope block = NewDisposeScope();
                Span y = Span.Of(height, part / columns, rows, reach);
                Span x = Span.Of(width, part % columns, columns, reach);
                Tensor made = enlarged(maps.narrow(0, image, 1).narrow(2, y.From, y.Taken).narrow(3, x.From, x.Taken));
                Tensor core = made.narrow(2, y.Before * scale, y.Length * scale).narrow(3, x.Before * scale, x.Length * scale);
                images ??= empty([maps.shape[0], made.shape[1], height * scale, width * scale], made.dtype, made.device).MoveToOuterDisposeScope();
                images.narrow(0, image, 1).narrow(2, y.Start * scale, y.Length * scale).narrow(3, x.Start * scale, x.Length * scale).copy_(core);
            }
        }

        return images!;
    }

    /// <summary>A part of a side with what it looks at.</summary>
    private readonly record struct Span(long Start, long Length, long From, long Taken)
    {
        /// <summary>How many places are taken before the part's own.</summary>
        public long Before => Start - From;

        public static Span Of(long length, long part, long parts, int reach)
        {
            (long start, long end) = (length * part / parts, length * (part + 1) / parts);
            long from = Math.Max(start - reach, 0);
            return new(start, end - start, from, Math.Min(end + reach, length) - from);
        }
    }
}
