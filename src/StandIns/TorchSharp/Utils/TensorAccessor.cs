namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the host, in row-major order of its indices whatever its strides are.</summary>
public sealed class TensorAccessor<T> : IDisposable
    where T : unmanaged
{
    private torch.Tensor? _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor;

    /// <summary>A copy of the elements.</summary>
    /// <exception cref="ObjectDisposedException">The accessor is disposed.</exception>
    public unsafe T[] ToArray()
    {
        ObjectDisposedException.ThrowIf(_tensor is null, this);
        using torch.Tensor ordered = _tensor.contiguous();
        return new ReadOnlySpan<T>((void*)ordered.DataPointer, checked((int)ordered.NumberOfElements)).ToArray();
    }

    /// <summary>Lets go of the tensor, which is not disposed by that.</summary>
    public void Dispose() => _tensor = null;
}
