namespace SuperResolution.Fuzz.Running;

/// <summary>An input that a target did not take as the library promises.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="What">What happened.</param>
/// <param name="File">Where the input lies.</param>
/// <param name="Seed">The seed of the run that made it.</param>
/// <param name="Input">Its place in that run, from 1.</param>
/// <param name="Repeats">Whether the input does it alone, in a new process.</param>
internal sealed record Finding(string Target, string What, string File, int Seed, long Input, bool Repeats)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Target}: {What}\n    input {Input} of seed {Seed}{(Repeats ? "" : ", not repeated alone")}; ./build.sh fuzz --replay {File} {Target}";
}
