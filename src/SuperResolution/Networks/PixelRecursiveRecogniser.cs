using SuperResolution.Networks.Recognition;

namespace SuperResolution.Networks;

/// <summary>
/// Recognises the weights of <see cref="PixelRecursive"/> under the names of its fields: the authors published none, and re-implementations are TensorFlow's.
/// </summary>
internal sealed class PixelRecursiveRecogniser : IGeneratorRecogniser
{
    private const int Most = 256, Values = 3 * PixelDistribution.Values;

    /// <inheritdoc/>
    public string Knows => $"pixel recursive SR ({KeyLayout.Own.Name})";

    /// <inheritdoc/>
    public RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts)
    {
        int Count(Func<int, string> name, int otherwise)
        {
            int count = Enumerable.Range(0, Most).TakeWhile(n => shapes.ContainsKey(name(n))).Count();
            return count > 0 ? count : otherwise;
        }

        int Maps(string layer, int otherwise) => KeyLayout.Own.Weight(shapes, layer) is [var maps, ..] ? (int)maps : otherwise;

        int steps = Math.Min(Count(n => $"deconv.{n}.weight", otherwise: 2), 3);
        int blocks = Math.Max(1, Count(n => $"trunk.{n}.conv1.weight", otherwise: 6 * (steps + 1)) / (steps + 1));
        int layers = Count(n => $"prior.layers.{n}.vertical.weight", otherwise: 20);
        (int width, int priorWidth, int hidden) = (Maps("conv_first", 32), Maps("prior.first_above", 64), Maps("prior.hidden", 1024));

        ExpectedKey[] expected = KeyLayout.Unchanged([.. Conditioning(steps, blocks, width), .. Prior(layers, priorWidth, hidden)]);
        IReadOnlyList<KeyDifference> differences = KeyComparison.Compare(expected, shapes, out int fitting);
        int scale = 1 << steps;
        string description =
            $"Pixel recursive SR ×{scale}, {blocks} block{(blocks == 1 ? "" : "s")} of {width}, prior of {layers} layer{(layers == 1 ? "" : "s")} of {priorWidth} "
            + $"({KeyLayout.Own.Name} layout)";
        return differences.Count > 0
            ? new NearMiss(description, fitting, differences)
            : new GeneratorMatch<PixelRecursive>(() => new PixelRecursive(scale, blocks, width, layers, priorWidth, hidden))
            {
                Network = nameof(PixelRecursive),
                Description = description,
                Hyperparameters = new Dictionary<string, int>
                {
                    ["scale"] = scale, ["blocks"] = blocks, ["width"] = width, ["prior layers"] = layers, ["prior width"] = priorWidth, ["prior hidden"] = hidden,
                },
                Keys = expected,
            };
    }

    private static IEnumerable<(string Name, Layer.Part[] Parts)> Conditioning(int steps, int blocks, int width)
    {
        Layer.Part[] inner = Layer.Convolution(width, width, 3), norm = Layer.BatchNorm(width);
        yield return ("conv_first", Layer.Convolution(width, 3, 1));
        for (int n = 0; n < (steps + 1) * blocks; n++)
        {
            yield return ($"trunk.{n}.conv1", inner);
            yield return ($"trunk.{n}.bn1", norm);
            yield return ($"trunk.{n}.conv2", inner);
            yield return ($"trunk.{n}.bn2", norm);
        }

        for (int n = 0; n < steps; n++)
        {
            yield return ($"deconv.{n}", Layer.Deconvolution(width, width, 3));
        }

        yield return ("conv_last", Layer.Convolution(Values, width, 1));
    }

    private static IEnumerable<(string Name, Layer.Part[] Parts)> Prior(int layers, int width, int hidden)
    {
        const int First = PixelCnnPrior.FirstKernel, Inner = GatedPixelLayer.Kernel;
        yield return ("prior.first_above", Layer.Convolution(width, 3, (First / 2, First)));
        yield return ("prior.first_left", [Layer.Convolution(width, 3, (1, First / 2))[0]]);
        for (int n = 0; n < layers; n++)
        {
            yield return ($"prior.layers.{n}.vertical", Layer.Convolution(2 * width, width, (Inner / 2, Inner)));
            yield return ($"prior.layers.{n}.handed", Layer.Convolution(2 * width, 2 * width, 1));
            yield return ($"prior.layers.{n}.horizontal", Layer.Convolution(2 * width, width, (1, Inner / 2 + 1)));
            yield return ($"prior.layers.{n}.merged", Layer.Convolution(width, width, 1));
        }

        yield return ("prior.hidden", Layer.Convolution(hidden, width, 1));
        yield return ("prior.last", Layer.Convolution(Values, hidden, 1));
    }
}
