using System.Runtime.InteropServices;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ArrayTests
{
    [Fact]
    public void A_tensor_of_an_array_is_a_copy_with_the_arrays_type()
    {
        long[] array = [1, 2, 3];
        using Tensor made = tensor(array);
        array[0] = 9;

        Assert.Equal(ScalarType.Int64, made.dtype);
        Assert.Equal([1L, 2L, 3L], made.data<long>().ToArray());
        Assert.Equal(ScalarType.Float32, tensor((float[])[1], [1]).dtype);
        Assert.Equal(ScalarType.Float64, tensor((double[])[1], [1]).dtype);
    }

    [Fact]
    public void A_tensor_of_an_array_takes_shape_type_and_gradient()
    {
        using Tensor made = tensor((double[])[1, 2, 3, 4], [2, 2], dtype: ScalarType.Float32, requires_grad: true);

        Assert.Equal([2L, 2L], made.shape);
        Assert.Equal(ScalarType.Float32, made.dtype);
        Assert.True(made.requires_grad);
    }

    [Fact]
    public void A_tensor_of_a_table_has_its_shape()
    {
        using Tensor made = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });

        Assert.Equal([2L, 3L], made.shape);
        Assert.Equal(6f, made[1, 2].item<float>());
    }

    [Fact]
    public void Too_few_elements_are_refused() =>
        Assert.Throws<ArgumentException>(() => tensor((float[])[1, 2, 3], [2, 2]));

    [Fact]
    public void Numbers_make_tensors_without_dimensions()
    {
        using Tensor number = tensor(2.5f);

        Assert.Empty(number.shape);
        Assert.Equal(2.5f, number.item<float>());
        Assert.Equal(ScalarType.Int32, tensor(2).dtype);
        Assert.Equal(ScalarType.Int64, tensor(2L).dtype);
        Assert.Equal(ScalarType.Float64, tensor(2L, ScalarType.Float64).dtype);
    }

    [Fact]
    public void Elements_are_read_in_the_order_of_the_indices_whatever_the_strides_are()
    {
        using Tensor turned = arange(6, dtype: ScalarType.Int32).view(2, 3).t();
        TensorAccessor<int> accessor = turned.data<int>();

        Assert.Equal([0, 3, 1, 4, 2, 5], accessor.ToArray());
        accessor.Dispose();
        Assert.Throws<ObjectDisposedException>(accessor.ToArray);
        Assert.Empty(empty(0).data<float>().ToArray());
    }

    [Fact]
    public void Bytes_are_the_tensors_own_memory()
    {
        using Tensor made = zeros(2);
        MemoryMarshal.Cast<byte, float>(made.bytes)[1] = 3;

        Assert.Equal([0f, 3f], made.data<float>().ToArray());
        Assert.Throws<InvalidOperationException>(() => zeros(2, 2).t().bytes.Length);
    }

    [Fact]
    public void The_size_of_empty_tensors_is_as_asked_for()
    {
        using Tensor made = empty([2, 0, 3], dtype: ScalarType.Float16);

        Assert.Equal([2L, 0L, 3L], made.shape);
        Assert.Equal(0, made.NumberOfElements);
        Assert.Equal(0, made.numel());
        Assert.Equal(2, made.ElementSize);
    }
}
