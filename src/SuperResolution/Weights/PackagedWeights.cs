namespace SuperResolution.Weights;

/// <summary>The files of weights inside the assembly.</summary>
internal static class PackagedWeights
{
    // Up to here a network for it shows more than a resized result of the one for ×4.
    private const double Twice = 2;

    /// <summary>Loads a model's network.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targetScale">What the result will be resized to; null for no resizing.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static LoadedGenerator Load(Model model, double? targetScale)
    {
        string name = model == Model.Faithful && targetScale <= Twice ? "faithful-x2.safetensors" : NameOf(model);
        using Stream stream = Open(name);
        return GeneratorLoader.Load(stream, name);
    }

    /// <summary>Reads a model's weights for ×4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static Checkpoint Read(Model model)
    {
        string name = NameOf(model);
        using Stream stream = Open(name);
        return Checkpoint.Read(stream, name);
    }

    /// <summary>What its resource for ×4 is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static string NameOf(Model model) => model switch
    {
        Model.Faithful => "faithful-x4.safetensors",
        Model.Photographic => "photographic-x4.safetensors",
        _ => throw new ArgumentOutOfRangeException(
            nameof(model), model, $"The package has no such model; it has {string.Join(", ", Enum.GetNames<Model>())}."),
    };

    private static Stream Open(string name) => typeof(PackagedWeights).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly of SuperResolution lacks {name}: it was not built from its whole source.");
}
