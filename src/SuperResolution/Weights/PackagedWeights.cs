namespace SuperResolution.Weights;

/// <summary>The files of weights inside the assembly.</summary>
internal static class PackagedWeights
{
    /// <summary>Loads a model's network.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static LoadedGenerator Load(Model model)
    {
        string name = NameOf(model);
        using Stream stream = typeof(PackagedWeights).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly of SuperResolution lacks {name}: it was not built from its whole source.");
        return GeneratorLoader.Load(stream, name);
    }

    /// <summary>What its resource is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static string NameOf(Model model) => model switch
    {
        Model.Faithful => "faithful-x4.safetensors",
        Model.Photographic => "photographic-x4.safetensors",
        _ => throw new ArgumentOutOfRangeException(
            nameof(model), model, $"The package has no such model; it has {string.Join(", ", Enum.GetNames<Model>())}."),
    };
}
