using SuperResolution.Tests.Weights.Hostile;
using SuperResolution.Weights;

namespace SuperResolution.Fuzz.Targets;

/// <summary>PyTorch's zip archives, changed anywhere: mostly the directory, as checksums guard what is in the entries.</summary>
internal sealed class ZipTarget : IFuzzTarget
{
    public string Name => "zip";

    public IEnumerable<FuzzSeed> Seeds =>
        [.. WeightsReading.Fixtures([.. "PK\x03\x04"u8]), .. WeightsReading.Hostile(file => file.AsSpan().StartsWith("PK\x03\x04"u8))];

    public IEnumerable<FuzzSeed> Hostile => HostileFiles.All.Select(file => new FuzzSeed(file.Case, file.Make()));

    public IReadOnlyList<byte[]> Tokens =>
    [
        [.. "PK\x01\x02"u8], [.. "PK\x03\x04"u8], [.. "PK\x05\x06"u8], [.. "PK\x06\x06"u8], [.. "PK\x06\x07"u8], [.. "PK\x07\x08"u8],
        [1, 0, 16, 0], [1, 0, 28, 0], [.. "data.pkl"u8], [.. "data/0"u8], [.. "../"u8], [.. "byteorder"u8], [.. "version"u8],
    ];

    public void Run(byte[] input) => WeightsReading.Run(input);

    public bool Allows(Exception exception) => exception is CheckpointException;
}
