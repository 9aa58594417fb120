using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>What PyTorch's own training gives (training_oracle.py).</summary>
internal static class OracleValues
{
    /// <summary>All of it.</summary>
    public static Oracle Oracle { get; } = Oracle.Load("tests/SuperResolution.Tests/Training/training.json");

    /// <summary>Fails unless a tensor has PyTorch's shape and its values within a relative error.</summary>
    public static void AssertClose(string name, Tensor actual, double relative = 1e-4)
    {
        Assert.Equal(Oracle.Shape(name), actual.shape);
        AssertClose(name, [.. actual.detach().contiguous().data<float>().ToArray().Select(value => (double)value)], relative);
    }

    /// <summary>Fails unless values are PyTorch's within a relative error.</summary>
    public static void AssertClose(string name, double[] actual, double relative = 1e-4)
    {
        double[] expected = Oracle.Values(name);
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= relative * Math.Max(Math.Abs(expected[i]), 0.01 * largest),
                $"{name}, element {i}: PyTorch gives {expected[i]:R} and this {actual[i]:R}.");
        }
    }
}
