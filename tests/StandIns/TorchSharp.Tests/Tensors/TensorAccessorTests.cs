using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class TensorAccessorTests
{
    [Fact]
    public void It_reads_in_the_order_of_the_indices_whatever_the_strides_are()
    {
        using Tensor turned = arange(6, dtype: int32).reshape(2, 3).t();
        using TensorAccessor<int> accessor = turned.data<int>();

        Assert.Equal(6, accessor.Count);
        Assert.Equal([0, 3, 1, 4, 2, 5], accessor.ToArray());
        Assert.Equal([0, 3, 1, 4, 2, 5], accessor.ToList());
        Assert.Equal(4, accessor[1, 1]);
        Assert.Equal(4, accessor[3]);
    }

    [Fact]
    public void It_writes_through_to_the_tensor()
    {
        using Tensor turned = zeros([2, 3], dtype: int32).t();
        using TensorAccessor<int> accessor = turned.data<int>();

        accessor.CopyFrom((int[])[1, 2, 3, 4, 5, 6]);
        accessor[2, 1] = 9;

        Assert.Equal([1, 3, 5, 2, 4, 9], turned.t().contiguous().data<int>().ToArray());
    }

    [Fact]
    public void It_copies_from_any_element_on_until_either_side_ends()
    {
        using Tensor made = arange(5, dtype: int32);
        using TensorAccessor<int> accessor = made.data<int>();
        Span<int> two = stackalloc int[2];
        int[] seven = new int[7];

        accessor.CopyTo(two, 0, 1);
        accessor.CopyTo(seven, 1, 3);

        Assert.Equal([1, 2], two.ToArray());
        Assert.Equal([0, 3, 4, 0, 0, 0, 0], seven);
    }

    [Fact]
    public void It_refuses_what_lies_outside()
    {
        using Tensor made = zeros(2, 2);
        using TensorAccessor<float> accessor = made.data<float>();

        Assert.Throws<IndexOutOfRangeException>(() => accessor[4]);
        Assert.Throws<IndexOutOfRangeException>(() => accessor[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => accessor.CopyTo(new float[1], 0, 4));
    }
}
