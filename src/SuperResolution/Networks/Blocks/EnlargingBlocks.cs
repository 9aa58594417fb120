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
    // About what of the last cache is ours.
    private const long BytesOfBlock = 16L << 20;
    private const int SmallestSide = 16;

    /// <summary>The enlarged image.</summary>
    /// <param name="maps">What the end of the network takes, [N, C, H, W]; stays.</param>
    /// <param name="scale">How much it enlarges.</param>
    /// <param name="reach">How many places beyond its own an enlarged pixel looks at.</param>
    /// <param name="bytesPerPlace">What it needs at its widest point for each place, in float32.</param>
    /// <param name="enlarged">The end of the network: maps of any size to an image, scale times larger; what it takes stays.</param>
    public static Tensor Of(Tensor maps, int scale, int reach, long bytesPerPlace, Func<Tensor, Tensor> enlarged)
    {
        if (is_grad_enabled() || maps.device.type != DeviceType.CPU)
        {
            return enlarged(maps);
        }

        // What the layers before needed is free.
        FreedMemory.GiveBack();
        (long height, long width) = (maps.shape[2], maps.shape[3]);
        long side = Math.Max((long)Math.Sqrt(BytesOfBlock / (double)(maps.shape[0] * bytesPerPlace * maps.ElementSize / sizeof(float))) - 2 * reach, SmallestSide);
        if (height <= side && width <= side)
        {
            return enlarged(maps);
        }

        Tensor? image = null;
        (long rows, long columns) = ((height + side - 1) / side, (width + side - 1) / side);
        for (long row = 0; row < rows; row++)
        {
            Span y = Span.Of(height, row, rows, reach);
            using Tensor band = maps.narrow(2, y.From, y.Taken);
            for (long column = 0; column < columns; column++)
            {
                Span x = Span.Of(width, column, columns, reach);
                using Tensor seen = band.narrow(3, x.From, x.Taken);
                using Tensor part = enlarged(seen);
                using Tensor core = part.narrow(2, y.Before * scale, y.Length * scale).narrow(3, x.Before * scale, x.Length * scale);
                image ??= empty([part.shape[0], part.shape[1], height * scale, width * scale], part.dtype);
                using Tensor place = image.narrow(2, y.Start * scale, y.Length * scale).narrow(3, x.Start * scale, x.Length * scale);
                place.copy_(core);
            }
        }

        return image!;
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
