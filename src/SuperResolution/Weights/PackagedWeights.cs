namespace SuperResolution.Weights;

/// <summary>The files of weights inside the assembly.</summary>
internal static class PackagedWeights
{
    /// <summary>Loads a model's network.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static LoadedGenerator Load(Model model)
    {
        using Stream stream = Open(model);
        return GeneratorLoader.Load(stream, NameOf(model));
    }

    /// <summary>Reads a model's weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such model.</exception>
    public static Checkpoint Read(Model model)
    {
        using Stream stream = Open(model);
        return Checkpoint.Read(stream, NameOf(model));
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

    private static Stream Open(Model model) => typeof(PackagedWeights).Assembly.GetManifestResourceStream(NameOf(model))
        ?? throw new InvalidOperationException($"The assembly of SuperResolution lacks {NameOf(model)}: it was not built from its whole source.");
}
