namespace TorchSharp.Interop;

/// <summary>What a <see cref="Value"/> holds; the numbers are those of torch_dispatch.cpp.</summary>
internal enum Tag
{
    /// <summary>Nothing given: the schema's default.</summary>
    Default,

    /// <summary>Python's None.</summary>
    None,
    Tensor,
    Int,
    Double,
    Bool,
    String,
    Ints,
    Doubles,
    Bools,
    Tensors,
    OptionalTensors,
    Generator,
    Device,
}
