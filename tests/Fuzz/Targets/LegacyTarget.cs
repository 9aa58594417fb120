using SuperResolution.Tests.Weights;
using SuperResolution.Weights;
using static SuperResolution.Tests.Weights.PickleBytes;

namespace SuperResolution.Fuzz.Targets;

/// <summary>PyTorch's form before 1.6, in which no checksum guards anything.</summary>
internal sealed class LegacyTarget : IFuzzTarget
{
    public string Name => "legacy";

    public IEnumerable<FuzzSeed> Seeds =>
    [
        .. WeightsReading.Fixtures([0x80, 2, 0x8a, 10]),
        .. WeightsReading.Hostile(file => file.AsSpan().StartsWith(new byte[] { 0x80, 2, 0x8a, 10 })),
        new("small", Legacy(Dictionary(Tensor(Storage(), 0, [4], [1])), ["0"], [.. BitConverter.GetBytes(4L), .. new byte[16]])),
    ];

    public IReadOnlyList<byte[]> Tokens => PickleTokens.All;

    public void Run(byte[] input) => WeightsReading.Run(input);

    public bool Allows(Exception exception) => exception is CheckpointException;
}
