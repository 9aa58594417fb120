using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>Compares tensors with PyTorch's.</summary>
internal static class Values
{
    /// <summary>Random numbers that PyTorch gives after the same seed.</summary>
    public static Tensor Seeded(int seed, Func<Tensor> make)
    {
        manual_seed(seed);
        return make();
    }

    /// <summary>Fails unless the shapes are equal and the values differ by no more than what another processor's rounding explains.</summary>
    public static void AssertEqual(Oracle oracle, string name, Tensor actual)
    {
        Assert.Equal(oracle.Shape(name), actual.shape);
        using Tensor flat = actual.detach().to(ScalarType.Float64).reshape(-1);
        double[] values = flat.data<double>().ToArray();
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
        using Tensor flat = actual.detach().reshape(-1);
        Assert.Equal(Array.ConvertAll(oracle.Values(name), value => (float)value), flat.data<float>().ToArray());
    }
}
