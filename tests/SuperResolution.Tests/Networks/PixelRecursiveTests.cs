using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class PixelRecursiveTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/pixel_recursive.json");

    [Theory]
    [InlineData(4, "weights", 3_786_112)]
    [InlineData(2, "weights x2", 3_665_120)]
    public void It_has_as_many_weights_as_masks_leave(int scale, string name, long weights)
    {
        using PixelRecursive network = new(scale);
        Assert.Equal((long)s_oracle.Number(name), network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(weights, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData("pixel_recursive_x2", "Pixel recursive SR ×2, 2 blocks of 3, prior of 2 layers of 3 (SuperResolution layout); zip archive; 8,563 weights")]
    [InlineData("pixel_recursive_x4", "Pixel recursive SR ×4, 1 block of 2, prior of 3 layers of 2 (SuperResolution layout); zip archive; 6,281 weights")]
    public void It_is_recognised_and_its_logits_are_those_of_masked_kernels(string name, string description)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable withoutGradients = no_grad();
        using LoadedGenerator loaded = GeneratorLoader.Load(File(name));
        PixelRecursive network = Assert.IsType<PixelRecursive>(loaded.Generator);
        Assert.Equal(description, loaded.Description);
        (Tensor conditioning, Tensor prior) = network.Logits(Low(name), High(name));
        foreach ((string part, Tensor logits) in ((string, Tensor)[])[("conditioning", conditioning), ("prior", prior)])
        {
            Assert.Equal([2, 3, 256, 3 * network.Scale, 2 * network.Scale], logits.shape);
            Tensor some = logits.narrow(0, 0, 1)[.., .., TensorIndex.Slice(null, null, 51)];
            Assert.Equal(s_oracle.Shape($"{name}: {part}"), some.shape);
            AssertClose(s_oracle.Values($"{name}: {part}"), some);
            float[] all = logits.permute(0, 1, 3, 4, 2).contiguous().data<float>().ToArray();
            Assert.All(
                s_oracle.Values($"{name}: {part}, all").Zip(all.Chunk(256)),
                pair => Assert.Equal(pair.First, Math.Log(pair.Second.Sum(logit => Math.Exp(logit))), 1e-4));
        }
    }

    [Theory]
    [InlineData("pixel_recursive_x2", 0)]
    [InlineData("pixel_recursive_x4", 0)]
    [InlineData("pixel_recursive_x2", 0.8)]
    [InlineData("pixel_recursive_x4", 0.8)]
    public void What_is_drawn_is_what_the_whole_network_says_pixel_after_pixel(string name, double temperature)
    {
        using DisposeScope scope = NewDisposeScope();
        using LoadedGenerator loaded = GeneratorLoader.Load(File(name));
        PixelRecursive network = Assert.IsType<PixelRecursive>(loaded.Generator);
        (network.Temperature, network.Seed) = (temperature, (long)s_oracle.Number($"{name}: seed at {temperature}"));
        Tensor drawn = network.forward(Low(name));
        Assert.Equal(s_oracle.Shape($"{name}: drawn at {temperature}"), drawn.shape);
        Assert.Equal(s_oracle.Values($"{name}: drawn at {temperature}"), drawn.data<float>().ToArray().Select(value => Math.Round(value * 255.0, 3)));
    }

    [Fact]
    public void A_seed_decides_the_picture_and_nothing_else_does()
    {
        using DisposeScope scope = NewDisposeScope();
        using PixelRecursive network = new(2, blocks: 1, width: 2, priorLayers: 1, priorWidth: 2, priorHidden: 4);
        network.eval();
        Tensor low = rand(1, 3, 4, 5);
        Tensor first = network.forward(low);
        random.manual_seed(77).Dispose();
        Tensor state = get_rng_state();
        Assert.True(first.Equals(network.forward(low)));
        Assert.True(state.Equals(get_rng_state()));
        network.Seed = 1;
        Assert.False(first.Equals(network.forward(low)));
        network.Temperature = 0;
        Tensor likeliest = network.forward(low);
        network.Seed = 2;
        Assert.True(likeliest.Equals(network.forward(low)));
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(0, 7)]
    [InlineData(7, 7)]
    public void The_prior_of_a_pixel_sees_those_before_it_alone_and_all_three_channels_of_them(int y, int x)
    {
        using DisposeScope scope = NewDisposeScope();
        using PixelRecursive network = Small();
        Tensor high = rand(1, 3, 8, 8, requires_grad: true);
        network.Logits(rand(1, 3, 4, 4), high).Prior[.., .., .., y, x].sum().backward();
        bool[] seen = (high.grad! != 0).data<bool>().ToArray();
        Assert.All(Enumerable.Range(0, seen.Length), place => Assert.False(seen[place] && place % 64 >= y * 8 + x, $"({y}, {x}) sees {place}."));

        // The pixel to the left, and in the row above the one on each side: no blind spot.
        (int Y, int X)[] near = [(y, x - 1), (y - 1, x - 1), (y - 1, x), (y - 1, x + 1)];
        foreach ((int row, int column) in near.Where(place => place.Y >= 0 && place.X is >= 0 and < 8))
        {
            Assert.All([0, 1, 2], channel => Assert.True(seen[channel * 64 + row * 8 + column], $"({y}, {x}) does not see ({row}, {column})."));
        }
    }

    [Fact]
    public void The_conditioning_network_sees_as_far_as_the_halo_and_no_original()
    {
        foreach ((int scale, int blocks) in ((int, int)[])[(2, 1), (4, 1), (4, 2)])
        {
            using DisposeScope scope = NewDisposeScope();
            random.manual_seed(scale).Dispose();
            using PixelRecursive network = new(scale, blocks, width: 3, priorLayers: 1, priorWidth: 1, priorHidden: 1);
            network.eval();
            int side = 2 * network.Halo + 3, first = side / 2, reach = 0;
            Tensor high = rand(1, 3, side * scale, side * scale, requires_grad: true);
            for (int phase = 0; phase < scale; phase++)
            {
                Tensor low = rand(1, 3, side, side, requires_grad: true);
                int pixel = first * scale + phase;
                network.Logits(low, high).Conditioning[.., .., .., pixel, pixel].square().sum().backward();
                bool[][] rows = [.. (low.grad! != 0).data<bool>().ToArray().Chunk(side)];
                int[] touched = [.. Enumerable.Range(0, side).Where(x => rows.Any(row => row[x]))];
                reach = Math.Max(reach, Math.Max(first - touched[0], touched[^1] - first));
            }

            Assert.Null(high.grad);
            Assert.Equal(network.Halo, reach);
            Assert.False(network.TilesExactly);
        }
    }

    [Fact]
    public void Saved_it_loads_again()
    {
        using DisposeScope scope = NewDisposeScope();
        using TemporaryFolder folder = new();
        using PixelRecursive network = Small();
        Tensor low = rand(1, 3, 3, 2), expected = network.forward(low);
        foreach (string name in (string[])["own.safetensors", "own.pth"])
        {
            GeneratorFile.Save(network, folder[name]);
            using LoadedGenerator again = GeneratorLoader.Load(folder[name]);
            Assert.StartsWith("Pixel recursive SR ×2, 1 block of 3, prior of 1 layer of 4 (SuperResolution layout); ", again.Description, StringComparison.Ordinal);
            Assert.True(expected.Equals(again.Generator.forward(low)));
        }
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [BFloat16Data(Precision.BFloat16)]
    public void An_upscaler_draws_pictures_with_it(Precision precision)
    {
        using Upscaler upscaler = new(Small(), new UpscalerOptions { Precision = precision });
        using Image<Rgb24> picture = TestPictures.Noise(5, 4), large = upscaler.Enhance(picture);
        Assert.Equal((10, 8), (large.Width, large.Height));
        byte[] bytes = TestPictures.Bytes(large);
        Assert.True(bytes.Max() > bytes.Min());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Weights_that_are_no_numbers_give_no_picture(double temperature)
    {
        using DisposeScope scope = NewDisposeScope();
        using PixelRecursive network = Small();
        network.Temperature = temperature;
        using (no_grad())
        {
            network.state_dict()["conv_last.bias"].fill_(float.NaN);
        }

        Assert.All(network.forward(rand(1, 3, 1, 1)).data<float>().ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_forward_pass_and_logits_leave_their_results_alone()
    {
        GeneratorChecks.AssertOnlyTheResultIsLeft(() => new PixelRecursive(2, 1, 2, 2, 2, 4), 3, 2);
        using PixelRecursive network = Small();
        using Tensor low = rand(1, 3, 2, 3), high = rand(1, 3, 4, 6);
        using IDisposable withoutGradients = no_grad();
        long before = LiveTensors.Count();
        (Tensor conditioning, Tensor prior) = network.Logits(low, high);
        Assert.Equal(before + 2, Tensor.TotalCount);
        conditioning.Dispose();
        prior.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Other_arguments_are_refused_with_what_is_allowed()
    {
        Assert.StartsWith(
            "PixelRecursive enlarges by 2, 4 or 8.", Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(blocks: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(priorLayers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(priorWidth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PixelRecursive(priorHidden: 0));
        using PixelRecursive network = Small();
        foreach (double temperature in (double[])[-0.1, double.NaN, double.PositiveInfinity])
        {
            Assert.Contains(
                "A temperature is 0", Assert.Throws<ArgumentOutOfRangeException>(() => network.Temperature = temperature).Message, StringComparison.Ordinal);
        }

        using Tensor gray = zeros([1, 1, 4, 4]), low = zeros([1, 3, 4, 4]);
        Assert.Throws<ArgumentException>(() => network.forward(gray));
        Assert.Contains(
            "the originals are [1, 3, 8, 8]; given [1, 3, 4, 4]", Assert.Throws<ArgumentException>(() => network.Logits(low, low)).Message, StringComparison.Ordinal);
    }

    private static PixelRecursive Small()
    {
        random.manual_seed(3).Dispose();
        PixelRecursive network = new(2, blocks: 1, width: 3, priorLayers: 1, priorWidth: 4, priorHidden: 8);
        network.eval();
        return network;
    }

    private static string File(string name) => Path.Combine(Repository.Root, "tests/SuperResolution.Tests/Networks/Fixtures", name + ".pth");

    private static Tensor Low(string name) => s_oracle.Tensor($"{name}: low");

    private static Tensor High(string name) => s_oracle.Tensor($"{name}: high") / 255;

    private static void AssertClose(double[] expected, Tensor actual) =>
        Assert.All(expected.Zip(actual.contiguous().data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
}
