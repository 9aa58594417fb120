using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public class FactoryTests
{
    [Fact]
    public void Sizes_come_one_by_one_as_an_array_or_as_a_span()
    {
        using DisposeScope scope = NewDisposeScope();
        long[] array = [2, 3];
        ReadOnlySpan<long> span = array;

        Assert.Equal([2L], zeros(2).shape);
        Assert.Equal([2L, 3L], zeros(2, 3).shape);
        Assert.Equal([2L, 3L], zeros(array).shape);
        Assert.Equal([2L], ones(2).shape);
        Assert.Equal([2L, 3L], ones(2, 3).shape);
        Assert.Equal([2L, 3L], ones(span).shape);
        Assert.Equal([2L], empty(2).shape);
        Assert.Equal([2L, 3L], empty(array).shape);
        Assert.Equal([2L, 3L], empty(span).shape);
        Assert.Equal([2L], rand(2).shape);
        Assert.Equal([2L, 3L, 4L, 5L], rand(2, 3, 4, 5).shape);
        Assert.Empty(zeros([]).shape);
    }

    [Fact]
    public void Type_device_and_gradient_are_as_asked_for()
    {
        using Tensor made = zeros(2, 3, dtype: ScalarType.Float64, device: CPU, requires_grad: true);

        Assert.Equal(ScalarType.Float64, made.dtype);
        Assert.Equal(DeviceType.CPU, made.device.type);
        Assert.True(made.requires_grad);
        Assert.False(ones(2).requires_grad);
        Assert.Throws<NotSupportedException>(() => zeros(2, names: ["length"]));
    }

    [Fact]
    public void The_values_tell_the_type_where_none_is_given()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Int64, arange(3L).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.5).dtype);
        Assert.Equal(ScalarType.Float32, ones(1).dtype);
    }

    [Fact]
    public void What_is_like_another_takes_over_what_is_not_given()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor model = zeros([2, 3], dtype: ScalarType.Float64);

        Assert.Equal([2L, 3L], ones_like(model).shape);
        Assert.Equal(6.0, ones_like(model).sum().item<double>());
        Assert.Equal(0f, zeros_like(model, ScalarType.Float32).sum().item<float>());
    }

    [Fact]
    public void Tensors_are_joined_from_arrays_and_spans()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] array = [zeros(1), ones(2)];

        Assert.Equal([0f, 1f, 1f], cat(array).data<float>().ToArray());
        Assert.Equal([0f, 1f, 1f], cat([array[0], array[1]]).data<float>().ToArray());
    }
}
