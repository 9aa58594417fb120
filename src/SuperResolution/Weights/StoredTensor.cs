using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>A tensor as a file describes it, before a byte of it is read.</summary>
/// <param name="Storage">Where its elements lie.</param>
/// <param name="Shape">Its sizes, none negative.</param>
/// <param name="Strides">How many elements lie between neighbours in each dimension, none negative.</param>
/// <param name="Offset">Which element of the storage is its first.</param>
internal sealed record StoredTensor(StoredStorage Storage, long[] Shape, long[] Strides, long Offset)
{
    public ScalarType ElementType => Storage.ElementType;

    /// <summary>How many elements it has.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Bytes of its elements, without gaps.</summary>
    public long Bytes => checked(Count * SizeOf(ElementType));

    /// <summary>Whether its elements lie one after the other, last dimension first.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                if (Shape[d] != 1 && Strides[d] != expected)
                {
                    return false;
                }

                expected *= Shape[d];
            }

            return true;
        }
    }

    /// <summary>Bytes of an element.</summary>
    public static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        ScalarType.Int8 or ScalarType.Byte or ScalarType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Files of weights hold real numbers, integers and truth values."),
    };

    /// <summary>
    /// Says what is wrong with sizes, strides and offset against the storage, and what to do; null where all is well.
    /// </summary>
    public static (string What, string Advice)? Fault(StoredStorage storage, long[] shape, long[] strides, long offset, CheckpointLimits limits)
    {
        string List(long[] values) => string.Join(", ", values.Take(limits.Rank));
        string Sizes() => $"sizes [{List(shape)}], strides [{List(strides)}], offset {offset}";

        if (shape.Length != strides.Length)
        {
            return ($"a tensor has {shape.Length} sizes but {strides.Length} strides; as many of one as of the other are allowed", Refusal.GetAgain);
        }

        if (shape.Length > limits.Rank)
        {
            return ($"a tensor has {shape.Length} dimensions; at most {limits.Rank} are allowed", Refusal.Raise(nameof(limits.Rank)));
        }

        if (offset < 0 || shape.Any(size => size < 0) || strides.Any(stride => stride < 0))
        {
            return ($"a tensor has a negative size, stride or offset ({Sizes()}); only 0 and more are allowed", Refusal.Distrust);
        }

        if (shape.Any(size => size > int.MaxValue))
        {
            return ($"a tensor has a size above {int.MaxValue.Grouped()} ({Sizes()}), which is the largest allowed", Refusal.Distrust);
        }

        try
        {
            long count = shape.Aggregate(1L, (product, size) => checked(product * size));
            long bytes = checked(count * SizeOf(storage.ElementType));
            if (bytes > limits.TensorBytes)
            {
                return (
                    $"a tensor asks for {bytes.Grouped()} bytes ({Sizes()}); at most {limits.TensorBytes.Grouped()} are allowed",
                    Refusal.Raise(nameof(limits.TensorBytes)));
            }

            long end = count == 0 ? offset : checked(offset + 1);
            for (int d = 0; count != 0 && d < shape.Length; d++)
            {
                end = checked(end + (shape[d] - 1) * strides[d]);
            }

            return end <= storage.Count
                ? null
                : ($"a tensor reaches to element {end.Grouped()} of a storage of {storage.Count.Grouped()} ({Sizes()})", Refusal.GetAgain);
        }
        catch (OverflowException)
        {
            return ($"the extent of a tensor overflows 64 bits ({Sizes()})", Refusal.Distrust);
        }
    }
}
