using static TorchSharp.torch;

namespace SuperResolution.Tests.Shared;

/// <summary>Holds tensors against an oracle's.</summary>
internal static class OracleAssertions
{
    /// <summary>Fails unless the tensor has the oracle's shape and ‖actual − expected‖ is at most so many times ‖expected‖.</summary>
    public static void AssertWithin(this Oracle oracle, double relative, string name, Tensor actual)
    {
        Assert.Equal(oracle.Shape(name), actual.shape);
        using Tensor wide = actual.detach().to_type(ScalarType.Float64);
        using Tensor flat = wide.contiguous();
        double[] expected = oracle.Values(name);
        double error = Norm(flat.data<double>().ToArray().Zip(expected, (a, e) => a - e));
        Assert.True(error <= relative * Norm(expected), $"{name}: off by {error / Norm(expected):E2} of its norm, {relative:E2} are allowed.");
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
