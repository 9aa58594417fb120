using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Fuzz.Targets;

/// <summary>What the targets of files of weights share.</summary>
internal static class WeightsReading
{
    /// <summary>Loads a generator, and where there is none, the tensors.</summary>
    public static void Run(byte[] file)
    {
        using MemoryStream stream = new(file);
        try
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(stream, "x");
            return;
        }
        catch (UnrecognisedCheckpointException)
        {
            stream.Position = 0;
        }

        using Checkpoint checkpoint = Checkpoint.Read(stream, "x");
    }

    /// <summary>Fixtures of the tests of weights whose first bytes are these.</summary>
    public static IEnumerable<FuzzSeed> Fixtures(byte[] start) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures"))
            .Order(StringComparer.Ordinal)
            .Select(file => new FuzzSeed(Path.GetFileName(file), File.ReadAllBytes(file)))
            .Where(seed => seed.Bytes.AsSpan().StartsWith(start) && seed.Bytes.Length < 1 << 18);
}
