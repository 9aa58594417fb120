using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="RrdbNet"/> in the layouts in which they are published.</summary>
internal sealed class RrdbNetRecogniser : IGeneratorRecogniser
{
    private const int PaperBlocks = 23, PaperWidth = 64, PaperGrowth = 32, PaperScale = 4;

    /// <inheritdoc/>
    public string Knows => $"RRDBNet ({string.Join(", ", RrdbNetLayout.All.Select(layout => layout.Name))})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts) =>
        RecognitionResult.Best(RrdbNetLayout.All.Select(layout => Compare(layout, shapes)));

    private static RecognitionResult Compare(RrdbNetLayout layout, IReadOnlyDictionary<string, long[]> shapes)
    {
        string Dense(int block) => layout.Published(RrdbNetLayout.Dense, ('k', block), ('j', 1), ('i', 1)) + ".weight";

        int blocks = shapes.Count(Dense, PaperBlocks);
        string first = layout.Published("conv_first") + ".weight";
        int width = shapes.Maps(first, PaperWidth);
        int growth = shapes.Maps(Dense(0), PaperGrowth);
        int scale = shapes.Maps(first, usual: 3, side: 1) switch { 12 => 2, 48 => 1, _ => PaperScale };

        ExpectedKey[] expected = [.. Expected(layout, scale, blocks, width, growth)];
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description =
            $"RRDBNet ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")}, {width} wide, growing by {growth} ({layout.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<RrdbNet>(() => new RrdbNet(scale, blocks, width, growth))
            {
                Network = nameof(RrdbNet),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width, ["growth"] = growth },
                Keys = expected,
            };
    }

    private static IEnumerable<ExpectedKey> Expected(RrdbNetLayout layout, int scale, int blocks, int width, int growth) =>
        from layer in Layers(scale, blocks, width, growth)
        let values = ((char, int)[])[('k', layer.K), ('j', layer.J), ('i', layer.I), ('B', blocks)]
        let ours = KeyTemplate.Expand(layer.Template, values)
        let published = layout.Published(layer.Template, values)
        from part in Layer.Convolution(layer.Outputs, layer.Inputs, kernel: 3)
        select new ExpectedKey($"{ours}.{part.Name}", $"{published}.{part.Name}", part.Shape, part.Presence);

    /// <summary>The convolutions of <see cref="RrdbNet"/> by the names of its fields.</summary>
    private static IEnumerable<(string Template, int K, int J, int I, int Inputs, int Outputs)> Layers(int scale, int blocks, int width, int growth)
    {
        yield return ("conv_first", 0, 0, 0, 3 * (4 / scale) * (4 / scale), width);
        for (int k = 0; k < blocks; k++)
        {
            for (int j = 1; j <= 3; j++)
            {
                for (int i = 1; i <= 5; i++)
                {
                    yield return (RrdbNetLayout.Dense, k, j, i, width + (i - 1) * growth, i == 5 ? width : growth);
                }
            }
        }

        foreach (string name in (string[])["conv_body", "conv_up1", "conv_up2", "conv_hr"])
        {
            yield return (name, 0, 0, 0, width, width);
        }

        yield return ("conv_last", 0, 0, 0, width, 3);
    }
}
