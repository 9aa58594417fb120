namespace SuperResolution.Weights;

/// <summary>Says in words where weights came from.</summary>
internal static class Origin
{
    /// <summary>
    /// A phrase such as "legacy pickle, under 'params_ema' (averaged weights, preferred to 'params'), without the prefix 'module.'".
    /// </summary>
    public static string Describe(CheckpointFormat format, StateDict state)
    {
        string form = format switch
        {
            CheckpointFormat.PyTorchZip => "zip archive",
            CheckpointFormat.PyTorchLegacy => "legacy pickle",
            CheckpointFormat.Safetensors => "safetensors",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a form of checkpoints."),
        };
        return form
            + (state.Wrapper is null ? "" : $", under '{state.Wrapper.Shown()}'{Choice(state)}")
            + (state.RemovedPrefix is null ? "" : $", without the prefix '{state.RemovedPrefix}'");
    }

    private static string Choice(StateDict state) => (state.IsAveraged, state.PreferredTo) switch
    {
        (true, null) => " (averaged weights)",
        (true, { } other) => $" (averaged weights, preferred to '{other}')",
        (false, { } other) => $" (preferred to '{other}')",
        _ => "",
    };
}
