using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Weights.Hostile;

namespace SuperResolution.Fuzz.Targets;

/// <summary>What the targets of files of weights share.</summary>
internal static class WeightsReading
{
    /// <summary>Reads all tensors, then a generator.</summary>
    public static void Run(byte[] file) => HostileFile.Read(file, "x");

    /// <summary>Fixtures of the tests of weights whose first bytes are these.</summary>
    public static IEnumerable<FuzzSeed> Fixtures(byte[] start) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures"))
            .Order(StringComparer.Ordinal)
            .Select(file => new FuzzSeed(Path.GetFileName(file), File.ReadAllBytes(file)))
            .Where(seed => seed.Bytes.AsSpan().StartsWith(start) && seed.Bytes.Length < 1 << 18);

    /// <summary>Small files that must be refused.</summary>
    public static IEnumerable<FuzzSeed> Hostile(Func<byte[], bool> fits) =>
        HostileFiles.Small.Select(file => new FuzzSeed(file.Case, file.Make())).Where(seed => seed.Bytes.Length < 1 << 14 && fits(seed.Bytes));
}
