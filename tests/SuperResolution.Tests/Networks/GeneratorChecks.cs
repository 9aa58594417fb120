using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;
using Size = SixLabors.ImageSharp.Size;

namespace SuperResolution.Tests.Networks;

/// <summary>What holds for every generator.</summary>
internal static class GeneratorChecks
{
    /// <summary>Loads weights that an oracle's script wrote, and holds output and gradients against PyTorch's.</summary>
    /// <returns>What was found in the file.</returns>
    public static string AssertThatOfPyTorch(Oracle oracle, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        string file = Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/Fixtures", name + ".pth");
        using LoadedGenerator loaded = GeneratorLoader.Load(file);
        Tensor image = oracle.Tensor($"{name}: image");
        image.requires_grad = true;
        Tensor output = loaded.Generator.forward(image);
        Tensor slope = (arange(output.numel(), ScalarType.Float32) * (2.0 / (output.numel() - 1)) - 1).view(output.shape);
        (output * slope).sum().backward();

        oracle.AssertWithin(1e-5, $"{name}: output", output);
        Assert.All(output.detach().contiguous().data<float>().ToArray().Zip(oracle.Values($"{name}: output")), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        oracle.AssertWithin(1e-4, $"{name}: gradient", image.grad!);

        // Without gradients layers work in place, and the end of some networks in blocks.
        using (no_grad())
        {
            Tensor input = oracle.Tensor($"{name}: image");
            oracle.AssertWithin(1e-5, $"{name}: output", loaded.Generator.forward(input));
            Assert.True(input.Equals(oracle.Tensor($"{name}: image")));
        }

        nn.Module module = (nn.Module)loaded.Generator;
        double sum = module.parameters().Sum(parameter => parameter.grad!.data<float>().ToArray().Sum(value => Math.Abs((double)value)));
        Assert.Equal(1, sum / oracle.Number($"{name}: gradients of weights"), 1e-3);
        Assert.Equal((long)oracle.Number($"{name}: weights"), module.parameters().Sum(parameter => parameter.numel()));
        return loaded.Description;
    }

    /// <summary>Asserts that a network has the number of weights that PyTorch counts. The network is disposed.</summary>
    public static void AssertHasAsManyWeights<TNetwork>(Oracle oracle, string name, TNetwork network, long weights)
        where TNetwork : nn.Module, IGenerator
    {
        using (network)
        {
            Assert.Equal((long)oracle.Number(name), network.parameters().Sum(parameter => parameter.numel()));
            Assert.Equal(weights, (long)oracle.Number(name));
        }
    }

    /// <summary>Asserts that gradients reach as far from each pixel of the result as the halo says, and no further.</summary>
    public static void AssertHaloIsHowFarGradientsReach(Func<IGenerator> make)
    {
        random.manual_seed(0).Dispose();
        using IGenerator network = make();
        using (no_grad())
        {
            foreach (TorchSharp.Modules.Parameter parameter in ((nn.Module)network).parameters())
            {
                // So large that no gradient at the end of the field of view is rounded to 0.
                parameter.mul_(4);
            }
        }

        Assert.Equal(network.Halo, HowFarGradientsReach(network));
    }

    /// <summary>How many input pixels beyond its own a pixel of the result has gradients at.</summary>
    /// <param name="network">The network, with weights that leave no path closed.</param>
    /// <param name="least">What counts as a gradient, as a share of the largest one.</param>
    /// <param name="beyond">How many pixels beyond the halo the image has on each side.</param>
    public static int HowFarGradientsReach(IGenerator network, double least = 0, int beyond = 2)
    {
        nn.Module module = (nn.Module)network;
        module.eval();
        ScalarType type = module.parameters().First().dtype;
        int cell = network.Alignment;
        int side = (2 * (network.Halo + beyond) + 1 + 2 * cell) / cell * cell;
        int first = side / 2 / cell * cell;
        int reach = 0;
        for (int phase = 0; phase < network.Scale * cell; phase++)
        {
            using DisposeScope pass = NewDisposeScope();
            Tensor image = rand(1, 3, side, side, type, requires_grad: true);
            int pixel = first * network.Scale + phase;
            network.forward(image)[.., .., pixel, pixel].sum().backward();
            double[] sizes = [.. image.grad!.to_type(ScalarType.Float64).data<double>().ToArray().Select(Math.Abs)];
            double above = least * sizes.Max();
            int[] touched = [.. Enumerable.Range(0, side).Where(x => sizes.Chunk(side).Any(row => row[x] > above))];
            int own = pixel / network.Scale;
            reach = Math.Max(reach, Math.Max(own - touched[0], touched[^1] - own));
        }

        return reach;
    }

    /// <summary>Asserts that a picture in tiles is the whole picture. The network is disposed.</summary>
    public static void AssertTilesAreTheWholePicture(IGenerator network, int width, int height, int tile)
    {
        using Upscaler tiled = new(network, new UpscalerOptions { Tile = tile });
        using Upscaler whole = new(new Borrowed(network), new UpscalerOptions { Tile = 1000 });
        tiled.Noticed += (_, notice) => Assert.Fail(notice.Message);
        whole.Noticed += (_, notice) => Assert.Fail(notice.Message);
        using Image<Rgb24> picture = TestPictures.Noise(width, height);
        using Image<Rgb24> expected = whole.Enhance(picture);
        using Image<Rgb24> actual = tiled.Enhance(picture);
        byte[] bytes = TestPictures.Bytes(expected);
        Assert.True(bytes.Max() - bytes.Min() > 50, "The picture has nothing in it to tell apart.");
        Assert.Equal(new Size(width * network.Scale, height * network.Scale), actual.Size);
        Assert.InRange(TestPictures.LargestDifference(expected, actual), 0, 1);
    }

    /// <summary>Makes the last convolution's output a picture: random networks give nearly nothing.</summary>
    public static TNetwork Vivid<TNetwork>(TNetwork network, string last, double factor)
        where TNetwork : nn.Module, IGenerator
    {
        using IDisposable withoutGradients = no_grad();
        network.eval();
        Dictionary<string, Tensor> state = network.state_dict();
        state[$"{last}.weight"].mul_(factor);
        state[$"{last}.bias"].fill_(0.5);
        return network;
    }

    /// <summary>
    /// Asserts that the first weights of convolutions are normal with a share of He's deviation, √(2/n) for n inputs, and that their biases are 0.
    /// </summary>
    public static void AssertFirstWeightsAreAShareOfHe(nn.Module network, string prefix, double share)
    {
        Dictionary<string, Tensor> state = network.state_dict();
        string[] convolutions = [.. state.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal) && pair.Value.ndim == 4).Select(pair => pair.Key)];
        Assert.NotEmpty(convolutions);
        foreach (string name in convolutions)
        {
            using DisposeScope scope = NewDisposeScope();
            long inputs = state[name].numel() / state[name].shape[0];
            float[] weights = state[name].detach().contiguous().data<float>().ToArray();
            double deviation = Math.Sqrt(weights.Average(weight => (double)weight * weight));
            Assert.Equal(1, deviation / (share * Math.Sqrt(2.0 / inputs)), 4 / Math.Sqrt(2.0 * weights.Length));

            // A uniform distribution ends at √3 deviations.
            Assert.Contains(weights, weight => Math.Abs(weight) > 2 * deviation);
            Assert.All(state[$"{name[..^"weight".Length]}bias"].detach().contiguous().data<float>().ToArray(), bias => Assert.Equal(0, bias));
        }
    }

    /// <summary>Asserts that a forward pass leaves its result alone. The network is disposed.</summary>
    public static void AssertOnlyTheResultIsLeft(Func<IGenerator> make, int height, int width)
    {
        long empty = LiveTensors.Count();
        using (IGenerator network = make())
        using (Tensor image = rand(1, 3, height, width))
        using (no_grad())
        {
            long before = LiveTensors.Count();
            using (Tensor output = network.forward(image))
            {
                Assert.Equal(before + 1, Tensor.TotalCount);
            }

            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }

    /// <summary>A generator that another upscaler disposes.</summary>
    private sealed class Borrowed(IGenerator network) : IGenerator
    {
        public int Scale => network.Scale;

        public int Halo => network.Halo;

        public int Alignment => network.Alignment;

        public long WorkingBytesPerPixel => network.WorkingBytesPerPixel;

        public ValueRange InputRange => network.InputRange;

        public ValueRange OutputRange => network.OutputRange;

        public Tensor forward(Tensor input) => network.forward(input);

        public void Dispose()
        {
        }
    }
}
