using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Torch;

public class FactoryTests
{
    [Fact]
    public void Sizes_come_one_by_one_as_an_array_or_as_a_span()
    {
        using DisposeScope scope = NewDisposeScope();
        long[] array = [2, 3];

        Assert.Equal([2L], ones(2).shape);
        Assert.Equal([2L, 3L], zeros(2, 3).shape);
        Assert.Equal([2L, 3L, 4L], rand(2, 3, 4).shape);
        Assert.Equal([2L, 3L, 4L, 5L], randn(2, 3, 4, 5).shape);
        Assert.Equal([2L, 3L], empty(array).shape);
        Assert.Equal([2L, 3L], ones([2, 3]).shape);
        Assert.Equal([2L, 3L], full(array, 1).shape);
        Assert.Empty(zeros([]).shape);
    }

    [Fact]
    public void Type_device_and_gradient_are_as_asked_for()
    {
        using Tensor made = zeros(2, 3, dtype: float64, device: CPU, requires_grad: true);

        Assert.Equal(ScalarType.Float64, made.dtype);
        Assert.Equal(DeviceType.CPU, made.device_type);
        Assert.True(made.requires_grad);
        Assert.False(ones(2).requires_grad);
    }

    [Fact]
    public void The_value_tells_the_type_where_none_is_given()
    {
        using DisposeScope scope = NewDisposeScope();

        Assert.Equal(ScalarType.Int64, full(2, 3).dtype);
        Assert.Equal(ScalarType.Float32, full(2, 3.0).dtype);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.5).dtype);
        Assert.Equal(ScalarType.Float32, linspace(0, 1, 3).dtype);
        Assert.Equal(ScalarType.Int64, randint(5, (long[])[2]).dtype);
        Assert.Equal(ScalarType.Int64, randperm(3).dtype);
    }

    [Fact]
    public void What_is_like_another_takes_over_what_is_not_given()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor model = zeros([2, 3], dtype: float64);

        Assert.Equal([2L, 3L], ones_like(model).shape);
        Assert.Equal(ScalarType.Float64, empty_like(model).dtype);
        Assert.Equal(ScalarType.Float32, zeros_like(model, float32).dtype);
        Assert.Equal(6.0, ones_like(model).sum().item<double>());
        Assert.Equal(12.0, full_like(model, 2).sum().item<double>());
    }

    [Fact]
    public void Strides_are_as_asked_for() => Assert.Equal([1L, 2L], empty_strided([2, 3], [1, 2]).stride());

    [Fact]
    public void Tensors_are_joined_from_arrays_lists_and_spans()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] array = [zeros(1), ones(2)];

        Assert.Equal([0f, 1f, 1f], cat(array).data<float>().ToArray());
        Assert.Equal([0f, 1f, 1f], cat(array.ToList()).data<float>().ToArray());
        Assert.Equal([0f, 1f, 1f], cat([array[0], array[1]]).data<float>().ToArray());
        Assert.Equal([2L, 1L], stack(new List<Tensor> { array[0], array[0] }).shape);
    }

    [Fact]
    public void A_scalar_keeps_its_kind()
    {
        Scalar whole = 3;
        Scalar fraction = 2.5f;
        Scalar truth = true;

        Assert.Equal(ScalarType.Int64, whole.Type);
        Assert.Equal(ScalarType.Float64, fraction.Type);
        Assert.Equal(ScalarType.Bool, truth.Type);
        Assert.Equal(3.0, whole.ToDouble());
        Assert.Equal(2, fraction.ToInt32());
        Assert.Equal(2.5f, fraction.ToSingle());
        Assert.True(truth.ToBoolean());
        Assert.Equal(1, truth.ToInt64());
    }
}
