namespace SuperResolution.Weights;

/// <summary>Says in words where weights came from.</summary>
internal static class Origin
{
    /// <summary>A phrase such as "legacy pickle, under 'params_ema', without the prefix 'module.'".</summary>
    public static string Describe(CheckpointFormat format, string? wrapper, string? prefix)
    {
        string form = format switch
        {
            CheckpointFormat.PyTorchZip => "zip archive",
            CheckpointFormat.PyTorchLegacy => "legacy pickle",
            CheckpointFormat.Safetensors => "safetensors",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a form of checkpoints."),
        };
        return form
            + (wrapper is null ? "" : $", under '{wrapper.Shown()}'")
            + (prefix is null ? "" : $", without the prefix '{prefix}'");
    }
}
