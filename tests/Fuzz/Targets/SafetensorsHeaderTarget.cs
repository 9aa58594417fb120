using SuperResolution.Weights;

namespace SuperResolution.Fuzz.Targets;

/// <summary>The header of a safetensors file, put into a file whose lengths are right.</summary>
internal sealed class SafetensorsHeaderTarget : IFuzzTarget
{
    private static readonly byte[] s_data = new byte[SafetensorsSeeds.DataBytes];

    public string Name => "safetensors-header";

    public IEnumerable<FuzzSeed> Seeds =>
        SafetensorsSeeds.Files.Select(file => file with { Bytes = file.Bytes[8..(8 + (int)BitConverter.ToInt64(file.Bytes))] });

    public IReadOnlyList<byte[]> Tokens => SafetensorsSeeds.Tokens;

    public void Run(byte[] input) => WeightsReading.Run([.. BitConverter.GetBytes((long)input.Length), .. input, .. s_data]);

    public bool Allows(Exception exception) => exception is CheckpointException;
}
