using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

public class Vgg19Tests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/vgg19.json");

    private static readonly VggCutPoint[] s_cuts =
        [new(1, 1, afterActivation: false), new(1, 2), new(2, 2), new(3, 1, afterActivation: false), new(3, 2)];

    [Fact]
    public void From_one_seed_features_of_one_pass_and_gradients_are_those_of_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(19).Dispose();
        using Vgg19 network = new([.. s_cuts.Reverse()]);
        random.manual_seed(18).Dispose();
        Tensor images = rand(2, 3, 17, 14, requires_grad: true);

        Tensor[] features = network.forward(images);

        Tensor total = zeros(1);
        foreach ((VggCutPoint cut, Tensor found) in s_cuts.Reverse().Zip(features))
        {
            s_oracle.AssertWithin(1e-5, $"random {cut}", Thinned(found, 60));
            total += found.square().mean();
        }

        total.sum().backward();
        s_oracle.AssertWithin(1e-5, "random: gradient", images.grad!);
        Assert.Equal([2, 256, 4, 3], features[0].shape);
    }

    [Fact]
    public void It_ends_at_its_deepest_cut_point_and_asks_for_no_gradients()
    {
        using Vgg19 network = new(new VggCutPoint(1, 2), new VggCutPoint(2, 1));
        Assert.Equal((3 * 64 + 64 * 64 + 64 * 128) * 9 + 64 + 64 + 128, network.parameters().Sum(p => p.NumberOfElements));
        Assert.DoesNotContain(network.parameters(), p => p.requires_grad);
        Assert.False(network.training);
        Assert.Equal(2, network.SmallestSide);

        using Vgg19 whole = new(VggCutPoint.Vgg54);
        Assert.Equal(20_024_384, whole.parameters().Sum(p => p.NumberOfElements));
    }

    [Theory]
    [InlineData(3, 15, 16)]
    [InlineData(3, 16, 15)]
    [InlineData(1, 16, 16)]
    public void Other_images_are_refused_with_what_is_allowed(long channels, long height, long width)
    {
        using Vgg19 network = new(new VggCutPoint(5, 1, afterActivation: false));
        using Tensor images = zeros([1, channels, height, width]);
        Assert.StartsWith(
            "VGG19 down to 5.1 before activation takes RGB images as [N, 3, H, W] with H and W at least 16; given "
            + $"[1, {channels}, {height}, {width}]. Give larger images or a cut point before fewer max-poolings.",
            Assert.Throws<ArgumentException>(() => network.forward(images)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_image_leaves_one_place()
    {
        using Vgg19 network = new(new VggCutPoint(5, 1));
        using Tensor image = rand(1, 3, 16, 16);
        using Tensor features = Assert.Single(network.forward(image));
        Assert.Equal([1, 512, 1, 1], features.shape);
    }

    [Fact]
    public void Without_a_cut_point_there_is_no_network() =>
        Assert.Contains("at least one cut point", Assert.Throws<ArgumentException>(() => new Vgg19()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_forward_pass_leaves_only_its_results_and_the_network_nothing()
    {
        long empty = LiveTensors.Count();
        using (Vgg19 network = new(s_cuts[1], s_cuts[2]))
        using (Tensor image = rand(1, 3, 6, 6))
        {
            long before = LiveTensors.Count();
            Tensor[] features = network.forward(image);
            Assert.Equal(before + 2, Tensor.TotalCount);
            features[0].Dispose();
            features[1].Dispose();
            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }

    /// <summary>As many values as the oracle has, evenly from the whole tensor.</summary>
    internal static Tensor Thinned(Tensor tensor, int most) => tensor.flatten()[TensorIndex.Slice(step: 1 + tensor.NumberOfElements / most)];
}
