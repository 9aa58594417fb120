using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>A type of tensor elements that both file formats know.</summary>
/// <param name="DType">TorchSharp's name.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="StorageName">The class of PyTorch's typed storage, below <c>torch</c>.</param>
/// <param name="SafetensorsName">The name in the header of a safetensors file.</param>
internal sealed record ElementType(ScalarType DType, int Size, string StorageName, string SafetensorsName)
{
    private static readonly ElementType[] All =
    [
        new(ScalarType.Float64, 8, "DoubleStorage", "F64"),
        new(ScalarType.Float32, 4, "FloatStorage", "F32"),
        new(ScalarType.Float16, 2, "HalfStorage", "F16"),
        new(ScalarType.BFloat16, 2, "BFloat16Storage", "BF16"),
        new(ScalarType.Int64, 8, "LongStorage", "I64"),
        new(ScalarType.Int32, 4, "IntStorage", "I32"),
        new(ScalarType.Int16, 2, "ShortStorage", "I16"),
        new(ScalarType.Int8, 1, "CharStorage", "I8"),
        new(ScalarType.Byte, 1, "ByteStorage", "U8"),
        new(ScalarType.Bool, 1, "BoolStorage", "BOOL"),
    ];

    /// <summary>The type of a tensor.</summary>
    public static ElementType Of(ScalarType dtype) => Find(type => type.DType == dtype, $"Tensors of {dtype}");

    /// <summary>The type of a typed storage of PyTorch.</summary>
    public static ElementType OfStorage(string name) => Find(type => type.StorageName == name, $"PyTorch's torch.{name}");

    /// <summary>The type that a safetensors header names.</summary>
    public static ElementType OfSafetensors(string name) => Find(type => type.SafetensorsName == name, $"The safetensors type '{name}'");

    // PyBridge throws NotImplementedException for a type that it does not know, and so does this.
    private static ElementType Find(Predicate<ElementType> match, string what) =>
        Array.Find(All, match) ?? throw new NotImplementedException(
            $"{what} cannot be read or written; {string.Join(", ", All.Select(type => type.DType))} can.");
}
