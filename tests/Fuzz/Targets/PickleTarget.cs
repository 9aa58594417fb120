using System.IO.Compression;
using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Weights;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Fuzz.Targets;

/// <summary>
/// The pickle of a zip archive, put into a sound archive beside the storages of a small generator, so that no checksum stands before it.
/// </summary>
internal sealed class PickleTarget : IFuzzTarget
{
    private static readonly Lazy<(string, byte[])[]> s_storages = new(() =>
    [
        .. Entries("own_x4.pth").Where(entry => entry.Name.StartsWith("data/", StringComparison.Ordinal))
            .Select(entry => ("archive/" + entry.Name, entry.Bytes)),
    ]);

    private static readonly string[] s_fixtures =
        ["own_x4.pth", "wrapped_model_compiled.pth", "lornatang_x4.pth", "kinds_zip.pth", "optimizer.pth", "basicsr_training.state"];

    public string Name => "pickle";

    public IEnumerable<FuzzSeed> Seeds =>
    [
        .. s_fixtures.Select(file => new FuzzSeed(file, Entries(file).Single(entry => entry.Name == "data.pkl").Bytes)),
        new("small", Dictionary(Tensor(Storage(count: 1), 0, [1], [1]))),
        new(
            "nested",
            [0x80, 2, (byte)'}', .. Text("state_dict"), .. Dictionary(Tensor(Storage(count: 1), 0, [1], [1]))[2..^1], (byte)'s', (byte)'.']),
    ];

    public IReadOnlyList<byte[]> Tokens => PickleTokens.All;

    public void Run(byte[] input) => WeightsReading.Run(Zip(input, s_storages.Value));

    public bool Allows(Exception exception) => exception is CheckpointException;

    /// <summary>The entries of a fixture, without the folder that they lie in.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Entries(string fixture)
    {
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Weights/Fixtures", fixture));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using MemoryStream bytes = new();
            using (Stream content = entry.Open())
            {
                content.CopyTo(bytes);
            }

            yield return (entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..], bytes.ToArray());
        }
    }
}
