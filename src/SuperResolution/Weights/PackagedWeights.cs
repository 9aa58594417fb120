namespace SuperResolution.Weights;

/// <summary>The files of weights inside the assembly.</summary>
internal static class PackagedWeights
{
    // Up to here a network for it shows more than a resized result of the one for ×4.
    private const double Twice = 2;

    private const string Faithful = "faithful-x4.safetensors";

    /// <summary>Files that weights for texture were trained on from: <see cref="Model.Faithful"/>, and what <see cref="Model.Photographic"/> began with.</summary>
    public static IReadOnlyList<string> Begins { get; } = [Faithful, "bsrn-x4.safetensors"];

    /// <summary>Loads a model's network.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targetScale">What the result will be resized to; null for no resizing.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static LoadedGenerator Load(Model model, double? targetScale)
    {
        using Checkpoint weights = Read(model == Model.Faithful && targetScale <= Twice ? "faithful-x2.safetensors" : NameOf(model));
        return GeneratorLoader.Load(weights);
    }

    /// <summary>Reads a model's weights for ×4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static Checkpoint Read(Model model) => Read(NameOf(model));

    /// <summary>Reads a file.</summary>
    public static Checkpoint Read(string name)
    {
        using Stream stream = typeof(PackagedWeights).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly of SuperResolution lacks {name}: it was not built from its whole source.");
        return Checkpoint.Read(stream, name);
    }

    /// <summary>What a model's file for ×4 is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static string NameOf(Model model) => model switch
    {
        Model.Faithful => Faithful,
        Model.Photographic => "photographic-x4.safetensors",
        _ => throw new ArgumentOutOfRangeException(
            nameof(model), model, $"The package has no such model; it has {string.Join(", ", Enum.GetNames<Model>())}."),
    };
}
