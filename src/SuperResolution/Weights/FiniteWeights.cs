using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>
/// Finds weights that are NaN or infinite, or of 64 bits and too large for float32: a training that diverged leaves them, and every
/// picture would come out black.
/// </summary>
internal static class FiniteWeights
{
    /// <summary>Looks at each value of floating point once, at the speed of memory.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="weights">Contiguous tensors on the CPU.</param>
    /// <exception cref="InvalidCheckpointException">A value is not finite; the message names its tensor and place.</exception>
    public static void Require(string file, IReadOnlyDictionary<string, Tensor> weights)
    {
        foreach ((string name, Tensor tensor) in weights)
        {
            if (First(tensor) is not (>= 0 and var at))
            {
                continue;
            }

            throw Refusal.Of(
                file,
                $"the value of '{name.Shown()}' at [{Place(at, tensor.shape)}] is {Value(tensor, at)}; all weights must be finite numbers of float32",
                "The training that wrote it diverged or the file is damaged: use an earlier checkpoint, or get the file again.");
        }
    }

    /// <summary>The place of the first value that is not finite, in order of memory; -1 for none.</summary>
    private static long First(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => First(tensor.bytes, 0x7f80_0000u, 0x7f80_0000u),
        ScalarType.Float64 => First(tensor.bytes, 0x7ff0_0000_0000_0000ul, 0x47f0_0000_0000_0000ul),
        ScalarType.Float16 => First(tensor.bytes, (ushort)0x7c00, (ushort)0x7c00),
        ScalarType.BFloat16 => First(tensor.bytes, (ushort)0x7f80, (ushort)0x7f80),
        _ => -1,
    };

    /// <param name="bytes">The values.</param>
    /// <param name="exponent">The bits of the exponent.</param>
    /// <param name="least">The least exponent that is not allowed.</param>
    private static long First<T>(ReadOnlySpan<byte> bytes, T exponent, T least)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(bytes);
        Vector<T> exponents = new(exponent), leasts = new(least);
        int i = 0;
        while (i <= values.Length - Vector<T>.Count && !Vector.GreaterThanOrEqualAny(new Vector<T>(values[i..]) & exponents, leasts))
        {
            i += Vector<T>.Count;
        }

        while (i < values.Length && (values[i] & exponent) < least)
        {
            i++;
        }

        return i < values.Length ? i : -1;
    }

    private static string Place(long at, long[] shape)
    {
        long[] place = new long[shape.Length];
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            (at, place[d]) = Math.DivRem(at, shape[d]);
        }

        return string.Join(", ", place);
    }

    private static string Value(Tensor tensor, long at)
    {
        using Tensor flat = tensor.view(-1);
        using Tensor one = flat.narrow(0, at, 1);
        using Tensor wide = one.to_type(ScalarType.Float64);
        return wide.item<double>().ToString("G4", CultureInfo.InvariantCulture);
    }
}
