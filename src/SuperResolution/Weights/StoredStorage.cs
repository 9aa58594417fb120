using static TorchSharp.torch;

namespace SuperResolution.Weights;

/// <summary>A run of elements in a file that tensors look at.</summary>
internal sealed class StoredStorage(string key, ScalarType elementType, long count)
{
    /// <summary>How the file names it.</summary>
    public string Key { get; } = key;

    public ScalarType ElementType { get; } = elementType;

    /// <summary>How many elements the file says it has.</summary>
    public long Count { get; } = count;

    /// <summary>Bytes of all elements.</summary>
    /// <exception cref="OverflowException">There is no such number.</exception>
    public long Bytes => checked(Count * StoredTensor.SizeOf(ElementType));
}
