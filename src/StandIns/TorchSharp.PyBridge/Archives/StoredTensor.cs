using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Archives;

/// <summary>A tensor that has not been read: a strided view of a storage in the file.</summary>
internal sealed class StoredTensor
{
    private readonly long _offset;
    private readonly long[] _strides;

    /// <summary>Checks that the view lies within its storage.</summary>
    /// <exception cref="InvalidDataException">It does not, or sizes and strides make no view.</exception>
    public StoredTensor(StorageRecord storage, long offset, long[] shape, long[] strides, bool requiresGrad)
    {
        if (shape.Length != strides.Length || offset < 0 || shape.Any(size => size < 0) || strides.Any(stride => stride < 0)
            || Extent(shape, strides) > storage.Count - offset)
        {
            throw new InvalidDataException(
                $"A tensor of shape [{string.Join(", ", shape)}] with strides [{string.Join(", ", strides)}] at offset {offset} "
                + $"does not fit into its storage of {storage.Count} elements.");
        }

        Storage = storage;
        Shape = shape;
        RequiresGrad = requiresGrad;
        _offset = offset;
        _strides = strides;
    }

    /// <summary>The storage that the tensor looks at, which others may share.</summary>
    public StorageRecord Storage { get; }

    /// <summary>The sizes.</summary>
    public long[] Shape { get; }

    /// <summary>Whether the tensor that was saved tracked gradients.</summary>
    public bool RequiresGrad { get; }

    /// <summary>The tensor, as a view of what <see cref="StorageRecord.Read"/> gave.</summary>
    public Tensor ViewOf(Tensor storage) => storage.as_strided(Shape, _strides, _offset);

    // The number of elements from the first that the view touches to the last; Int128 because a damaged file can claim any numbers.
    private static Int128 Extent(long[] shape, long[] strides)
    {
        if (shape.Contains(0))
        {
            return 0;
        }

        Int128 last = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            last += (Int128)(shape[i] - 1) * strides[i];
        }

        return last + 1;
    }
}
