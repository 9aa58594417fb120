using System.Text.Json;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Shared;

/// <summary>Values made by PyTorch or NumPy, written by a script that lies beside the file (tests/Shared/oracle.py has the format).</summary>
internal sealed class Oracle
{
    private readonly Dictionary<string, Entry> _entries;

    private Oracle(Dictionary<string, Entry> entries) => _entries = entries;

    /// <summary>Reads a file given by its path below the repository's root.</summary>
    public static Oracle Load(string relative)
    {
        using FileStream file = File.OpenRead(Path.Combine(Repository.Root, relative));
        return new(JsonSerializer.Deserialize<Dictionary<string, Entry>>(file, JsonSerializerOptions.Web)!);
    }

    /// <summary>The names in the file.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>The shape of an array.</summary>
    public long[] Shape(string name) => _entries[name].Shape;

    /// <summary>The values of an array, row-major.</summary>
    public double[] Values(string name) => _entries[name].Values;

    /// <summary>The only value of an array.</summary>
    public double Number(string name) => Assert.Single(_entries[name].Values);

    /// <summary>An array as a float32 tensor on the CPU.</summary>
    public Tensor Tensor(string name) =>
        tensor(Array.ConvertAll(_entries[name].Values, v => (float)v), _entries[name].Shape, dtype: ScalarType.Float32);

    private sealed record Entry(long[] Shape, double[] Values);
}
