using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class ArrayTests
{
    [Fact]
    public void A_tensor_of_an_array_is_a_copy_with_the_arrays_type()
    {
        float[] array = [1, 2, 3];
        using Tensor made = tensor(array);
        array[0] = 9;

        Assert.Equal(ScalarType.Float32, made.dtype);
        Assert.Equal([1f, 2f, 3f], made.data<float>().ToArray());
        Assert.Equal(ScalarType.Float64, tensor((double[])[1]).dtype);
        Assert.Equal(ScalarType.Int64, tensor((long[])[1]).dtype);
        Assert.Equal(ScalarType.Int32, tensor((int[])[1]).dtype);
        Assert.Equal(ScalarType.Byte, tensor((byte[])[1]).dtype);
        Assert.Equal(ScalarType.Bool, tensor((bool[])[true]).dtype);
    }

    [Fact]
    public void A_tensor_of_an_array_takes_shape_type_and_gradient()
    {
        using Tensor made = tensor((byte[])[1, 2, 3, 4], [2, 2], dtype: float32, requires_grad: true);

        Assert.Equal([2L, 2L], made.shape);
        Assert.Equal(ScalarType.Float32, made.dtype);
        Assert.True(made.requires_grad);
        Assert.True(made.is_leaf);
    }

    [Fact]
    public void A_tensor_of_a_table_has_its_shape()
    {
        using Tensor made = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });

        Assert.Equal([2L, 3L], made.shape);
        Assert.Equal(6f, made[1, 2].item<float>());
    }

    [Fact]
    public void A_tensor_of_memory_is_a_copy()
    {
        Memory<byte> memory = (byte[])[7, 8, 9];
        using Tensor made = tensor(memory, [3]);
        memory.Span[0] = 0;

        Assert.Equal([7, 8, 9], made.data<byte>().ToArray());
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
        Assert.Equal(ScalarType.Float64, tensor(2.5).dtype);
        Assert.Equal(ScalarType.Int32, tensor(2).dtype);
        Assert.Equal(ScalarType.Int64, tensor(2L).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
    }

    [Fact]
    public void Frombuffer_shares_the_arrays_memory_both_ways()
    {
        float[] array = [0, 1, 2, 3, 4];
        using Tensor made = frombuffer(array, ScalarType.Float32, count: 3, offset: 1);

        array[1] = 10;
        made.mul_(2);

        Assert.Equal([3L], made.shape);
        Assert.Equal([0f, 20f, 4f, 6f, 4f], array);
    }

    [Fact]
    public void Frombuffer_of_another_type_is_a_copy()
    {
        byte[] array = [1, 2];
        using Tensor made = frombuffer(array, ScalarType.Float32);
        made.mul_(2);

        Assert.Equal([1, 2], array);
        Assert.Equal([2f, 4f], made.data<float>().ToArray());
    }

    [Fact]
    public void Frombuffer_refuses_what_lies_outside()
    {
        Assert.Throws<ArgumentException>(() => frombuffer(new byte[2], ScalarType.Byte, offset: 2));
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(new byte[2], ScalarType.Byte, count: 2, offset: 1));
    }

    [Fact]
    public void A_borrowed_array_lives_as_long_as_any_view_of_it()
    {
        (Tensor view, WeakReference array) = Borrow();
        Collect();
        Assert.True(array.IsAlive);
        Assert.Equal([2, 3], view.data<byte>().ToArray());

        view.Dispose();
        Collect();
        Assert.False(array.IsAlive);

        static (Tensor View, WeakReference Array) Borrow()
        {
            byte[] array = [1, 2, 3];
            using Tensor whole = frombuffer(array, ScalarType.Byte);
            return (whole[1..], new WeakReference(array));
        }

        static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
    }

    [Fact]
    public void From_array_shares_the_memory_and_takes_the_shape()
    {
        int[,] array = { { 1, 2 }, { 3, 4 } };
        using Tensor made = from_array(array);
        made.add_(1);

        Assert.Equal([2L, 2L], made.shape);
        Assert.Equal(5, array[1, 1]);
    }

    [Fact]
    public void Bytes_are_the_tensors_own_memory()
    {
        using Tensor made = zeros(2, ScalarType.Float32);
        MemoryMarshal.Cast<byte, float>(made.bytes)[1] = 3;
        Assert.Equal([0f, 3f], made.data<float>().ToArray());

        made.bytes = MemoryMarshal.AsBytes(((float[])[5, 6]).AsSpan());
        Assert.Equal([5f, 6f], made.data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => made.bytes = new byte[3]);
        Assert.Throws<InvalidOperationException>(() => zeros(2, 2).t().bytes.Length);
    }

    [Fact]
    public void The_size_of_empty_tensors_is_as_asked_for()
    {
        using Tensor made = empty([2, 0, 3], dtype: float16);

        Assert.Equal([2L, 0L, 3L], made.shape);
        Assert.Equal(0, made.numel());
        Assert.Equal(2, made.element_size());
        Assert.Empty(empty(0).data<float>().ToArray());
    }
}
