using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>Recognises the weights of <see cref="Ebrn"/>, which are written under the names of its fields.</summary>
internal sealed class EbrnRecogniser : IGeneratorRecogniser
{
    private const int UsualBlocks = 10, UsualWidth = 64, UsualScale = 4, Flow = 3;

    /// <inheritdoc/>
    public string Knows => "EBRN (SuperResolution)";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        int blocks = shapes.Count(n => $"body.{n}.up.conv.weight", UsualBlocks);
        int width = shapes.Maps("head.2.conv.weight", UsualWidth);
        int scale = shapes.TryGetValue("body.0.up.conv.weight", out long[]? up) && up is [_, _, var kernel, _]
            ? GeneratorScale.All.FirstOrDefault(r => Ebrn.Scaling(r).Kernel == kernel, UsualScale)
            : UsualScale;

        ExpectedKey[] expected = KeyLayout.Unchanged(Layers(scale, blocks, width));
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        string description = $"EBRN ×{scale}, {blocks} module{(blocks == 1 ? "" : "s")}, {width} wide";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<Ebrn>(() => new Ebrn(scale, blocks, width))
            {
                Network = nameof(Ebrn),
                Description = description,
                Hyperparameters = new Dictionary<string, int> { ["scale"] = scale, ["blocks"] = blocks, ["width"] = width },
                Keys = expected,
            };
    }

    private static IEnumerable<(string Name, Layer.Part[] Parts)> Layers(int scale, int blocks, int width)
    {
        int kernel = Ebrn.Scaling(scale).Kernel;
        for (int n = 0; n < 3; n++)
        {
            (int inputs, int outputs) = n switch { 0 => (3, 4 * width), 1 => (4 * width, width), _ => (width, width) };
            foreach (var layer in Sloped($"head.{n}", inputs, outputs, kernel: 3))
            {
                yield return layer;
            }
        }

        for (int k = 0; k < blocks; k++)
        {
            string[] scaling = k == blocks - 1 ? ["up"] : ["up", "down"];
            string[] flows = k == blocks - 1 ? ["restored"] : ["restored", "deeper"];
            string[] same = [.. flows.SelectMany(flow => Enumerable.Range(0, Flow).Select(n => $"{flow}.{n}"))];
            foreach (var layer in scaling.SelectMany(name => Sloped($"body.{k}.{name}", width, width, kernel))
                .Concat(same.SelectMany(name => Sloped($"body.{k}.{name}", width, width, kernel: 3))))
            {
                yield return layer;
            }
        }

        foreach (var layer in Enumerable.Range(0, blocks - 1).SelectMany(k => Sloped($"fusion.{k}", width, width, kernel: 3)))
        {
            yield return layer;
        }

        for (int k = 0; k < blocks; k++)
        {
            yield return ($"conv_last.{k}", k == 0 ? Layer.Convolution(3, width, 3) : Layer.Unbiased(3, width, 3));
        }
    }

    private static IEnumerable<(string Name, Layer.Part[] Parts)> Sloped(string name, int inputs, int outputs, int kernel)
    {
        yield return ($"{name}.conv", Layer.Convolution(outputs, inputs, kernel));
        yield return ($"{name}.prelu", Layer.PReLU(outputs));
    }
}
