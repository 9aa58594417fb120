using System.Collections;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge.Tests;

/// <summary>The files that Fixtures/make_fixtures.py made, and what they hold.</summary>
internal static class Fixture
{
    private const string Folder = "tests/StandIns/TorchSharp.PyBridge.Tests/Fixtures";

    private static readonly Oracle Values = Oracle.Load($"{Folder}/values.json");

    public static string Path(string file) => System.IO.Path.Combine(Repository.Root, Folder, file);

    public static Hashtable Unpickle(string file) => PyTorchUnpickler.UnpickleStateDict(Path(file));

    /// <summary>The names of the tensors that a file holds.</summary>
    public static string[] Names(string file) =>
        [.. Values.Names.Where(name => name.StartsWith(file + "/", StringComparison.Ordinal)).Select(name => name[(file.Length + 1)..])];

    /// <summary>Asserts that a tensor has the shape and exactly the values of one in a file.</summary>
    public static void AssertEqual(string file, string name, Tensor actual) => AssertEqual(Values, $"{file}/{name}", actual, tolerance: 0);

    /// <summary>Asserts that a tensor has the shape and the values of an oracle's entry.</summary>
    public static void AssertEqual(Oracle oracle, string entry, Tensor actual, double tolerance)
    {
        Assert.Equal(oracle.Shape(entry), actual.shape);
        double[] expected = oracle.Values(entry);
        double[] values = Doubles(actual);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance, $"{entry}[{i}] is {values[i]:R}, not {expected[i]:R}");
        }
    }

    /// <summary>The values in row-major order.</summary>
    public static double[] Doubles(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.NumberOfElements == 0 ? [] : tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
