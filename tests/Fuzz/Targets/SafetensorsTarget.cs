using SuperResolution.Weights;

namespace SuperResolution.Fuzz.Targets;

/// <summary>Whole safetensors files.</summary>
internal sealed class SafetensorsTarget : IFuzzTarget
{
    public string Name => "safetensors";

    public IEnumerable<FuzzSeed> Seeds => 
        [.. SafetensorsSeeds.Files, .. WeightsReading.Hostile(file => file.Length > 8 && file[8] == (byte)'{')];

    public IReadOnlyList<byte[]> Tokens => SafetensorsSeeds.Tokens;

    public void Run(byte[] input) => WeightsReading.Run(input);

    public bool Allows(Exception exception) => exception is CheckpointException;
}
