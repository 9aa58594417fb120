using SuperResolution.Weights;

namespace SuperResolution.Samples.Inspect;

/// <summary>What a generator is.</summary>
/// <param name="Network">The name of the network.</param>
/// <param name="Description">It in a line, with the layout of its keys.</param>
/// <param name="Scale">How many times larger it makes each side.</param>
/// <param name="Hyperparameters">What it was built with.</param>
/// <param name="Weights">How many numbers a training decided.</param>
/// <param name="InputRange">The range of input values that it was trained on.</param>
/// <param name="OutputRange">The range of output values.</param>
/// <param name="Halo">How far it sees, in input pixels on each side.</param>
/// <param name="WorkingBytesPerPixel">Memory that it takes for an input pixel.</param>
internal sealed record GeneratorFacts(
    string Network,
    string Description,
    int Scale,
    IReadOnlyDictionary<string, int> Hyperparameters,
    long Weights,
    string InputRange,
    string OutputRange,
    int Halo,
    long WorkingBytesPerPixel)
{
    public static GeneratorFacts Of(LoadedGenerator loaded) => new(
        loaded.Network,
        loaded.Description,
        loaded.Scale,
        loaded.Hyperparameters,
        loaded.Weights,
        loaded.Generator.InputRange.ToString(),
        loaded.Generator.OutputRange.ToString(),
        loaded.Generator.Halo,
        loaded.Generator.WorkingBytesPerPixel);
}
