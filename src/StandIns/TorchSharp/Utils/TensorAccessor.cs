using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the host, in row-major order of its indices whatever its strides are.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private torch.Tensor? _tensor;
    private nint _data;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
        {
            throw new InvalidOperationException(
                "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        _data = tensor.DataPointer;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        _tensor = tensor;
        Count = tensor.numel();
    }

    /// <summary>How many elements there are.</summary>
    public long Count { get; }

    /// <summary>An element, by one running index or by an index for each dimension.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public unsafe T this[params long[] indices]
    {
        get
        {
            T element = ((T*)Data)[OffsetOf(indices)];
            GC.KeepAlive(this);
            return element;
        }

        set
        {
            ((T*)Data)[OffsetOf(indices)] = value;
            GC.KeepAlive(this);
        }
    }

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        if (Count > 0 || _shape.Length > 1)
        {
            CopyTo(array);
        }

        return array;
    }

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on to <paramref name="array"/>, until either ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no element <paramref name="tensorIndex"/>.</exception>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        Span<T> target = array[arrayIndex..];
        int count = CountFrom(tensorIndex, target.Length);
        T* data = (T*)Data;
        if (_contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(target);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                target[i] = data[OffsetOf(tensorIndex + i)];
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <inheritdoc cref="CopyTo(Span{T}, int, long)"/>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements of <paramref name="array"/> into the tensor from <paramref name="tensorIndex"/> on, until either
    /// ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no element <paramref name="tensorIndex"/>.</exception>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = array[arrayIndex..];
        int count = CountFrom(tensorIndex, source.Length);
        T* data = (T*)Data;
        if (_contiguous)
        {
            source[..count].CopyTo(new Span<T>(data + tensorIndex, count));
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                data[OffsetOf(tensorIndex + i)] = source[i];
            }
        }

        GC.KeepAlive(_tensor);
    }

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{T}, int, long)"/>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>The elements one by one.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <summary>Lets go of the tensor, which is not disposed by that.</summary>
    public void Dispose()
    {
        _data = 0;
        _tensor = null;
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private nint Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensor is null, this);
            return _data;
        }
    }

    private int CountFrom(long tensorIndex, int room)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tensorIndex, Count);
        return (int)Math.Min(Count - tensorIndex, room);
    }

    private long OffsetOf(long[] indices)
    {
        if (indices.Length == 1)
        {
            return (ulong)indices[0] < (ulong)Count ? OffsetOf(indices[0]) : throw NoElement(indices[0], Count);
        }

        long offset = 0;
        for (int i = 0; i < _shape.Length; i++)
        {
            offset += (ulong)indices[i] < (ulong)_shape[i] ? indices[i] * _strides[i] : throw NoElement(indices[i], _shape[i]);
        }

        return offset;
    }

    private long OffsetOf(long index)
    {
        if (_contiguous)
        {
            return index;
        }

        long offset = 0;
        for (int i = _shape.Length - 1; i >= 0; i--)
        {
            (index, long position) = Math.DivRem(index, _shape[i]);
            offset += position * _strides[i];
        }

        return offset;
    }

    [SuppressMessage("Usage", "CA2201", Justification = "This is what TorchSharp throws.")]
    private static IndexOutOfRangeException NoElement(long index, long count) => new($"There is no element {index} of {count}.");
}
