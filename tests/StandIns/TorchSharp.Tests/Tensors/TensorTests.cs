using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void It_tells_its_shape_strides_type_and_device()
    {
        using Tensor whole = zeros([2, 3, 4], dtype: float64);
        using Tensor view = whole[.., 1..].transpose(1, 2);

        Assert.Equal([2L, 4L, 2L], view.shape);
        Assert.Equal([12L, 1L, 4L], view.stride());
        Assert.Equal(4, view.size(-2));
        Assert.Equal(12, view.stride(0));
        Assert.Equal(4, view.storage_offset());
        Assert.Equal(3, view.ndim);
        Assert.Equal(16, view.NumberOfElements);
        Assert.Equal(8, view.ElementSize);
        Assert.Equal(ScalarType.Float64, view.dtype);
        Assert.Equal(DeviceType.CPU, view.device_type);
        Assert.Equal("cpu", view.device.ToString());
        Assert.False(view.is_contiguous());
        Assert.True(whole.is_contiguous());
        Assert.Throws<ExternalException>(() => view.size(3));
    }

    [Fact]
    public void Its_text_tells_shape_type_and_device() =>
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void Contiguous_keeps_memory_that_is_in_order_and_clone_does_not()
    {
        using Tensor made = zeros(2, 2);
        made.contiguous().fill_(1);
        made.clone().fill_(2);

        Assert.Equal([1f, 1f, 1f, 1f], made.data<float>().ToArray());
    }

    [Fact]
    public void A_permuted_copy_has_the_strides_of_channels_last()
    {
        using Tensor image = rand(1, 3, 4, 5);
        using Tensor last = image.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        Assert.Equal([60L, 1L, 15L, 3L], last.stride());
        Assert.True(last.Equals(image));
    }

    [Fact]
    public void In_place_operators_give_the_same_tensor()
    {
        using Tensor made = ones(2);

        Assert.Same(made, made.add_(1).mul_(3).sub_(1).div_(2).clamp_(0, 2).neg_().abs_().fill_(4).copy_(tensor((float[])[1, 2])));
        Assert.Equal([1f, 2f], made.data<float>().ToArray());
    }

    [Fact]
    public void Zero_gives_a_reference_of_its_own_to_the_same_memory()
    {
        using Tensor made = ones(2);
        Tensor zeroed = made.zero_();
        zeroed.Dispose();

        Assert.False(made.IsInvalid);
        Assert.Equal([0f, 0f], made.data<float>().ToArray());
    }

    [Fact]
    public void Only_the_right_type_reads_the_elements()
    {
        using Tensor made = ones(1, dtype: float64);

        Assert.Equal(1.0, made.item<double>());
        Assert.Throws<ArgumentException>(() => made.item<float>());
        Assert.Throws<ArgumentException>(() => made.data<float>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal((Half)1, ones(1, dtype: float16).item<Half>());
    }

    [Fact]
    public void One_element_converts_to_any_number()
    {
        using Tensor made = tensor(2.75);

        Assert.Equal(2.75f, made.ToSingle());
        Assert.Equal(2.75, made.ToDouble());
        Assert.Equal(2, made.ToInt32());
        Assert.Equal(2L, made.ToInt64());
        Assert.True(made.ToBoolean());
        Assert.Equal(ScalarType.Float64, made.ToScalar().Type);
        Assert.Equal(ScalarType.Int64, tensor(3).ToScalar().Type);
        Assert.True(made.is_nonzero());
        Assert.Throws<ExternalException>(() => ones(2).ToSingle());
    }

    [Fact]
    public void Conversion_keeps_what_needs_none_and_copies_where_asked()
    {
        using Tensor made = zeros(1);
        made.to(float32).fill_(1);
        Assert.Equal(1f, made.item<float>());

        made.to(float32, copy: true).fill_(2);
        made.to(CPU, copy: true).fill_(2);
        Assert.Equal(1f, made.item<float>());

        Tensor disposed = zeros(1);
        using Tensor converted = disposed.to(float64, disposeAfter: true);
        Assert.True(disposed.IsInvalid);
        Assert.Equal(ScalarType.Float64, converted.dtype);
        Assert.Equal(ScalarType.Float64, made.type_as(converted).dtype);
    }

    [Fact]
    public void Equality_compares_shapes_and_elements()
    {
        using Tensor made = arange(4);

        Assert.True(made.Equals(arange(4)));
        Assert.False(made.Equals(arange(5)));
        Assert.False(made.Equals((object)"no tensor"));
        Assert.True(allclose(made.@float() + 1, arange(4).@float() + (1 + 1e-6)));
        Assert.False(allclose(made.@float() + 1, arange(4).@float() + 1.001));
    }

    [Fact]
    public void What_libtorch_refuses_is_an_exception_with_its_first_line()
    {
        using Tensor made = zeros(2, 3);

        var error = Assert.Throws<ExternalException>(() => made.matmul(made));

        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        Tensor made = zeros(1);
        made.Dispose();
        made.Dispose();

        Assert.True(made.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => made.Handle);
        Assert.Throws<InvalidOperationException>(() => made + 1);
        Assert.Throws<InvalidOperationException>(() => made.shape);
    }

    [Fact]
    public void Two_aliases_are_disposed_each_on_its_own()
    {
        Tensor first = ones(1);
        using Tensor second = first.alias();
        second.fill_(2);
        Assert.Equal(2f, first.item<float>());

        first.Dispose();
        Assert.Equal(2f, second.item<float>());
    }
}
