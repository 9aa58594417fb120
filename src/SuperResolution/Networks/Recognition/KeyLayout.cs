namespace SuperResolution.Networks.Recognition;

/// <summary>How a published form of a network names its layers.</summary>
/// <param name="Name">Who published it.</param>
/// <param name="Names">
/// Published names by the names of the network's fields; {n} is the place in a list, {B} the length of the list. A name that is not listed is
/// the network's own.
/// </param>
internal sealed record KeyLayout(string Name, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The library's own names.</summary>
    public static KeyLayout Own { get; } = new("SuperResolution", new Dictionary<string, string>());

    /// <summary>The published name of a layer.</summary>
    public string Published(string template, int n = 0, int count = 0) =>
        KeyTemplate.Expand(Names.GetValueOrDefault(template, template), ('n', n), ('B', count));

    /// <summary>The sizes of a layer's weight; null where there is none, or none that a network could have.</summary>
    public long[]? Weight(IReadOnlyDictionary<string, long[]> shapes, string template, int n = 0, int count = 0) =>
        shapes.TryGetValue($"{Published(template, n, count)}.weight", out long[]? shape) && Array.TrueForAll(shape, side => side is >= 1 and <= LayerShapes.MostMaps)
            ? shape
            : null;

    /// <summary>Everything that layers have in a file that names them as the network does.</summary>
    public static ExpectedKey[] Unchanged(IEnumerable<(string Name, Layer.Part[] Parts)> layers) =>
        [.. from layer in layers from part in layer.Parts select Unchanged($"{layer.Name}.{part.Name}", part)];

    /// <summary>Everything that layers have in the file.</summary>
    /// <param name="layers">The layers by the names of the network's fields, with their places in lists.</param>
    /// <param name="count">The length of the list.</param>
    public ExpectedKey[] Expected(IEnumerable<(string Template, int N, Layer.Part[] Parts)> layers, int count = 0) =>
    [
        .. from layer in layers
           from part in layer.Parts
           select new ExpectedKey(
               $"{KeyTemplate.Expand(layer.Template, ('n', layer.N))}.{part.Name}",
               $"{Published(layer.Template, layer.N, count)}.{part.Name}",
               part.Shape,
               part.Presence),
    ];

    private static ExpectedKey Unchanged(string name, Layer.Part part) => new(name, name, part.Shape, part.Presence);
}
