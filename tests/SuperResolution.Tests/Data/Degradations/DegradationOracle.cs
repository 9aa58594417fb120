using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Data.Degradations;

/// <summary>What PyTorch and Pillow make of kernels and of a picture (degradations_oracle.py).</summary>
internal static class DegradationOracle
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Data/Degradations/degradations.json");

    /// <summary>The oracle's picture: steps of 8 bits with edges, [1, 3, height, width].</summary>
    public static Tensor Picture(int height, int width)
    {
        float[] values = new float[3 * height * width];
        for (int i = 0; i < values.Length; i++)
        {
            (int c, int y, int x) = (i / (height * width), i / width % height, i % width);
            values[i] = Math.Min(40 + 2 * x + y + 15 * c + 110 * ((x / 7 + y / 9) % 2), 255) / 255f;
        }

        return tensor(values, [1, 3, height, width]);
    }

    /// <summary>The values of an array.</summary>
    public static double[] Values(string name) => s_oracle.Values(name);

    /// <summary>The only value of an array.</summary>
    public static double Number(string name) => s_oracle.Number(name);

    /// <summary>Fails unless values are the oracle's, which has 6 digits.</summary>
    public static void AssertValues(string name, IEnumerable<float> actual) => Assert.All(
        Values(name).Zip(actual.ToArray(), (expected, value) => (expected, value)), pair => Assert.Equal(pair.expected, pair.value, 3e-6));

    /// <summary>Fails unless a tensor has the oracle's shape and values.</summary>
    public static void AssertEqual(string name, Tensor actual)
    {
        Assert.Equal(s_oracle.Shape(name), actual.shape);
        AssertValues(name, actual.contiguous().data<float>().ToArray());
    }
}
