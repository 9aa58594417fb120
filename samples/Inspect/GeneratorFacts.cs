using SuperResolution.Weights;

namespace SuperResolution.Samples.Inspect;

/// <summary>What a generator is.</summary>
/// <param name="Network">The name of the network.</param>
/// <param name="Description">It in a line, with the layout of its keys.</param>
/// <param name="Hyperparameters">What it was built with.</param>
/// <param name="Weights">How many numbers a training decided.</param>
/// <param name="InputRange">The range of input values that it was trained on.</param>
/// <param name="OutputRange">The range of output values.</param>
/// <param name="TilesExactly">Whether tiles with a margin of the halo have the pixels of the whole picture.</param>
/// <param name="Alignment">Of how many input pixels tiles begin and end at multiples.</param>
/// <param name="AtScale">What depends on the scale, for each that it may have: one where the file tells it.</param>
internal sealed record GeneratorFacts(
    string Network,
    string Description,
    IReadOnlyDictionary<string, int> Hyperparameters,
    long Weights,
    string InputRange,
    string OutputRange,
    bool TilesExactly,
    int Alignment,
    IReadOnlyList<ScaleFacts> AtScale)
{
    private const string Scale = "scale";

    /// <summary>What depends on the scale, or null where the file does not tell it.</summary>
    public ScaleFacts? Known => AtScale is [var only] ? only : null;

    /// <exception cref="UnrecognisedCheckpointException">The weights are of no generator that the library knows.</exception>
    public static GeneratorFacts Of(Checkpoint weights)
    {
        try
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(weights);
            return Of(loaded, [ScaleFacts.Of(loaded)]);
        }
        catch (UnrecognisedCheckpointException e) when (e.Scales.Count > 0)
        {
            return OfAnyScale(weights, e.Scales);
        }
    }

    private static GeneratorFacts OfAnyScale(Checkpoint weights, IReadOnlyList<int> scales)
    {
        List<ScaleFacts> each = [];
        foreach (int scale in scales)
        {
            using LoadedGenerator at = GeneratorLoader.Load(weights, scale);
            each.Add(ScaleFacts.Of(at));
        }

        using LoadedGenerator loaded = GeneratorLoader.Load(weights, scales[0]);
        GeneratorFacts facts = Of(loaded, each);
        return facts with
        {
            Description = facts.Description.Replace($" ×{scales[0]}", "", StringComparison.Ordinal),
            Hyperparameters = facts.Hyperparameters.Where(pair => pair.Key != Scale).ToDictionary(),
        };
    }

    private static GeneratorFacts Of(LoadedGenerator loaded, IReadOnlyList<ScaleFacts> atScale) => new(
        loaded.Network,
        loaded.Description,
        loaded.Hyperparameters,
        loaded.Weights,
        loaded.Generator.InputRange.ToString(),
        loaded.Generator.OutputRange.ToString(),
        loaded.Generator.TilesExactly,
        loaded.Generator.Alignment,
        atScale);
}
