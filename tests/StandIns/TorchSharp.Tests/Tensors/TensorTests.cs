using System.Runtime.InteropServices;
using TorchSharp.Tests.NN;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public class TensorTests
{
    [Fact]
    public void It_tells_its_shape_strides_type_and_device()
    {
        using Tensor whole = zeros([2, 3, 4], dtype: ScalarType.Float64);
        using Tensor view = whole[.., 1..].permute(0, 2, 1);

        Assert.Equal([2L, 4L, 2L], view.shape);
        Assert.Equal([12L, 1L, 4L], view.stride());
        Assert.Equal(3, view.ndim);
        Assert.Equal(16, view.NumberOfElements);
        Assert.Equal(8, view.ElementSize);
        Assert.Equal(ScalarType.Float64, view.dtype);
        Assert.True(view.is_floating_point());
        Assert.Equal(DeviceType.CPU, view.device.type);
        Assert.Equal("cpu", view.device.ToString());
        Assert.False(view.is_contiguous());
        Assert.True(whole.is_contiguous());
    }

    [Fact]
    public void Its_text_tells_shape_type_and_device() =>
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void Contiguous_keeps_memory_that_is_in_order()
    {
        using Tensor made = zeros(2, 2);
        made.contiguous().fill_(1);

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
        using Tensor other = tensor((float[])[1.25f, 2.5f], [2]);

        Assert.Same(made, made.add_(1).add_(other).mul_(other).clamp_(0, 6));
        Assert.Equal([4.0625f, 6f], made.data<float>().ToArray());
        Assert.Same(made, made.floor_().round_().round_(1));
        Assert.Equal([4f, 6f], made.data<float>().ToArray());
        Assert.Same(made, made.fill_(4).copy_(other));
        Assert.Equal([1.25f, 2.5f], made.data<float>().ToArray());
    }

    [Fact]
    public void Only_the_right_type_reads_the_elements()
    {
        using Tensor made = ones(1, dtype: ScalarType.Float64);

        Assert.Equal(1.0, made.item<double>());
        Assert.Throws<ArgumentException>(() => made.item<float>());
        Assert.Throws<ArgumentException>(() => made.data<float>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal((Half)1, ones(1, dtype: ScalarType.Float16).item<Half>());
    }

    [Fact]
    public void Conversion_keeps_what_needs_none_and_copies_where_asked()
    {
        using Tensor made = zeros(1);
        made.to(ScalarType.Float32).fill_(1);
        made.cpu().add_(1);
        Assert.Equal(2f, made.item<float>());

        made.to(ScalarType.Float32, copy: true).fill_(3);
        made.to(CPU, copy: true).fill_(3);
        Assert.Equal(2f, made.item<float>());

        Tensor disposed = zeros(1);
        using Tensor converted = disposed.to(ScalarType.Float64, CPU, disposeAfter: true);
        Assert.True(Values.IsDisposed(disposed));
        Assert.Equal(ScalarType.Float64, converted.dtype);
    }

    [Fact]
    public void Equality_compares_shapes_and_elements()
    {
        using Tensor made = arange(4);

        Assert.True(made.Equals(arange(4)));
        Assert.False(made.Equals(arange(5)));
        Assert.False(made.Equals((object)"no tensor"));
    }

    [Fact]
    public void What_libtorch_refuses_is_an_exception_with_its_first_line()
    {
        using Tensor made = zeros(2, 3);

        var error = Assert.Throws<ExternalException>(() => made.view(4));

        Assert.Equal("shape '[4]' is invalid for input of size 6", error.Message);
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        Tensor made = zeros(1);
        made.Dispose();
        made.Dispose();

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
