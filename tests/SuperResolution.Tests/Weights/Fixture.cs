using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

/// <summary>The files that make_fixtures.py wrote, and what PyTorch reads from them.</summary>
internal static class Fixture
{
    public static Oracle Expected { get; } = Oracle.Load("tests/SuperResolution.Tests/Weights/fixtures.json");

    public static string File(string name) => Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures", name);

    public static double[] Values(Tensor tensor)
    {
        using Tensor wide = tensor.detach().to_type(ScalarType.Float64);
        using Tensor flat = wide.contiguous();
        return flat.NumberOfElements == 0 ? [] : flat.data<double>().ToArray();
    }

    /// <summary>
    /// Asserts that sizes and values are the expected ones, to the bit: float32 and narrower values are written with the digits that
    /// give them back exactly as float32.
    /// </summary>
    public static void AssertEqual(string expected, Tensor actual)
    {
        bool narrow = actual.dtype is ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16;
        Assert.Equal(Expected.Shape(expected), actual.shape);
        Assert.Equal(
            narrow ? Array.ConvertAll(Expected.Values(expected), value => (double)(float)value) : Expected.Values(expected),
            Values(actual));
    }

    /// <summary>Asserts that a picture is the expected one within a millionth of each value, or of 1 where that is more.</summary>
    public static void AssertClose(string expected, Tensor actual)
    {
        Assert.Equal(Expected.Shape(expected), actual.shape);
        Assert.Equal(Expected.Values(expected), Values(actual), (a, b) => Math.Abs(a - b) < 1e-6 * Math.Max(1, Math.Abs(a)));
    }

    /// <summary>Bytes as a file of the temporary folder, for the time of a call.</summary>
    public static T WithFile<T>(string name, byte[] bytes, Func<string, T> use)
    {
        using TemporaryFolder folder = new();
        System.IO.File.WriteAllBytes(folder[name], bytes);
        return use(folder[name]);
    }
}
