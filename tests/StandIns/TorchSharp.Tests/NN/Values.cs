using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>Compares tensors with PyTorch's.</summary>
internal static class Values
{
    /// <summary>The numbers in [−1, 1) that the oracle's <c>uniform</c> draws from the same seed.</summary>
    public static Tensor Uniform(int seed, params long[] shape)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(seed).Dispose();
        Tensor flat = (rand(shape.Aggregate(1L, (product, length) => product * length)) * 2) - 1;
        return flat.view(shape).MoveToOuterDisposeScope();
    }

    /// <summary>Fails unless the shapes are equal and the values differ by no more than what another processor's rounding explains.</summary>
    public static void AssertEqual(Oracle oracle, string name, Tensor actual)
    {
        Assert.Equal(oracle.Shape(name), actual.shape);
        using Tensor wide = actual.detach().to(ScalarType.Float64);
        double[] values = wide.data<double>().ToArray();
        double[] expected = oracle.Values(name);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.True(
                Math.Abs(values[i] - expected[i]) <= 4e-6 * Math.Max(1, Math.Abs(expected[i])),
                $"{name}, element {i}: PyTorch gives {expected[i]:R} and this {values[i]:R}.");
        }
    }

    /// <summary>Fails unless shapes and values are equal to the last bit.</summary>
    public static void AssertIdentical(Oracle oracle, string name, Tensor actual)
    {
        Assert.Equal(oracle.Shape(name), actual.shape);
        Assert.Equal(Array.ConvertAll(oracle.Values(name), value => (float)value), actual.detach().data<float>().ToArray());
    }

    /// <summary>Whether a tensor was disposed.</summary>
    public static bool IsDisposed(Tensor tensor)
    {
        try
        {
            return tensor.shape is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
