namespace SuperResolution.Networks.Recognition;

/// <summary>What the shapes of a file's tensors tell of a network's sizes, and what a network has where they tell nothing that it could have.</summary>
internal static class LayerShapes
{
    /// <summary>More maps than any network has.</summary>
    public const int MostMaps = 4096;

    private const int MostLayers = 1024;

    /// <summary>How many layers of a list there are.</summary>
    /// <param name="shapes">The file's shapes.</param>
    /// <param name="name">A tensor of the n-th layer.</param>
    /// <param name="usual">The number where there is none.</param>
    public static int Count(this IReadOnlyDictionary<string, long[]> shapes, Func<int, string> name, int usual)
    {
        int count = Enumerable.Range(0, MostLayers).TakeWhile(n => shapes.ContainsKey(name(n))).Count();
        return count == 0 ? usual : count;
    }

    /// <summary>A side of a convolution's weight: 0 for the maps that it gives, 1 for those that it takes.</summary>
    /// <param name="shapes">The file's shapes.</param>
    /// <param name="name">The weight.</param>
    /// <param name="usual">The side where there is no such weight, or none that a network could have.</param>
    /// <param name="side">Which side.</param>
    /// <param name="least">The least that the network could have.</param>
    public static int Maps(this IReadOnlyDictionary<string, long[]> shapes, string name, int usual, int side = 0, int least = 1) =>
        shapes.TryGetValue(name, out long[]? shape) && shape.Length == 4 && shape[side] >= least && shape[side] <= MostMaps ? (int)shape[side] : usual;
}
