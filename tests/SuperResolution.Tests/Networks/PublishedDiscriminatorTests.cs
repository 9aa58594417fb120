using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Networks;

/// <summary>Real-ESRGAN's U-Net with spectral normalisation and ESRGAN's VGG style discriminator, step by step as PyTorch trains them.</summary>
public class PublishedDiscriminatorTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Networks/discriminators.json");

    [Fact]
    public void They_have_as_many_weights_as_published()
    {
        using UNetDiscriminator unet = new();
        using VggDiscriminator128 vgg = new();
        Assert.Equal((long)s_oracle.Number("weights of the U-Net"), unet.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal((long)s_oracle.Number("weights of VGG style"), vgg.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal((4_376_897L, 14_499_401L), (unet.parameters().Sum(parameter => parameter.numel()), vgg.parameters().Sum(parameter => parameter.numel())));
    }

    [Fact]
    public void A_U_Net_of_published_weights_judges_and_learns_as_PyTorch_s()
    {
        using UNetDiscriminator network = new(width: 3);
        AssertLearnsAsPyTorchs("unet_discriminator", network, side: 16);
    }

    [Fact]
    public void A_VGG_style_discriminator_of_published_weights_judges_and_learns_as_PyTorch_s()
    {
        using VggDiscriminator128 network = new(side: 32, width: 2);
        AssertLearnsAsPyTorchs("vgg_discriminator", network, side: 32);
    }

    [Fact]
    public void Singular_vectors_are_at_first_normal_numbers_of_length_1()
    {
        using UNetDiscriminator network = new();
        foreach (string name in (string[])["conv3.weight_u", "conv3.weight_v"])
        {
            float[] numbers = network.state_dict()[name].data<float>().ToArray();
            Assert.Equal(1, numbers.Sum(number => (double)number * number), 1e-5);

            // Within five standard deviations of a normal distribution's share; a uniform one has 0.577.
            double within = numbers.Average(number => Math.Abs(number) * Math.Sqrt(numbers.Length) < 1 ? 1.0 : 0);
            Assert.Equal(0.6827, within, 5 * Math.Sqrt(0.6827 * 0.3173 / numbers.Length));
        }
    }

    [Fact]
    public void In_evaluation_the_singular_vectors_stay()
    {
        using DisposeScope scope = NewDisposeScope();
        using UNetDiscriminator network = new(width: 1);
        Dictionary<string, Tensor> state = network.state_dict();
        Tensor before = state["conv1.weight_u"].to(ScalarType.Float32, copy: true);
        Tensor images = rand(1, 3, 8, 16);
        network.eval();
        network.forward(images);
        Assert.True(before.Equals(state["conv1.weight_u"]));
        network.train();
        network.forward(images);
        Assert.False(before.Equals(state["conv1.weight_u"]));
        Assert.Equal(1, state["conv1.weight_u"].square().sum().item<float>(), 1e-5);
    }

    [Fact]
    public void Other_arguments_and_images_are_refused_with_what_is_allowed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UNetDiscriminator(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VggDiscriminator128(32, width: 0));
        Assert.StartsWith(
            "The VGG style discriminator halves images five times: give a side that is a multiple of 32 pixels.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new VggDiscriminator128(48)).Message,
            StringComparison.Ordinal);
        using UNetDiscriminator unet = new(1);
        using VggDiscriminator128 vgg = new(32, width: 1);
        using Tensor images = zeros([1, 3, 32, 36]);
        Assert.StartsWith(
            "This discriminator takes RGB images as [N, 3, H, W] with H and W multiples of 8; given [1, 3, 32, 36].",
            Assert.Throws<ArgumentException>(() => unet.forward(images)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "This discriminator was made for RGB images as [N, 3, 32, 32]; given [1, 3, 32, 36].",
            Assert.Throws<ArgumentException>(() => vgg.forward(images)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_forward_pass_leaves_only_its_result_and_the_networks_nothing()
    {
        long empty = LiveTensors.Count();
        using (NewDisposeScope())
        using (UNetDiscriminator unet = new(width: 2))
        using (VggDiscriminator128 vgg = new(side: 32, width: 1))
        using (Tensor images = rand(2, 3, 32, 32))
        using (no_grad())
        {
            long before = LiveTensors.Count();
            using (Tensor places = unet.forward(images))
            using (Tensor judged = vgg.forward(images))
            {
                Assert.Equal([2, 1, 32, 32], places.shape);
                Assert.Equal([2, 1], judged.shape);
                Assert.Equal(before + 2, Tensor.TotalCount);
            }

            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }

    private static void AssertLearnsAsPyTorchs<TNetwork>(string name, TNetwork network, long side)
        where TNetwork : nn.Module, IDiscriminator
    {
        using DisposeScope scope = NewDisposeScope();
        using (Checkpoint weights = Checkpoint.Read(Path.Combine(Repository.Root, $"tests/SuperResolution.Tests/Networks/Fixtures/{name}.pth")))
        {
            network.load_state_dict(weights.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value));
        }

        Dictionary<string, Tensor> state = network.state_dict();
        KeyValuePair<string, Tensor>[] parameters = [.. state.Where(pair => pair.Value is Parameter).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        random.manual_seed(77).Dispose();
        Tensor fake = rand(4, 3, side, side);
        Tensor real = rand(4, 3, side, side);
        network.train();
        for (int step = 0; step < 4; step++)
        {
            using DisposeScope ofStep = NewDisposeScope();
            Tensor images = fake.to(ScalarType.Float32, copy: true);
            images.requires_grad = true;
            Tensor ofFake = network.forward(images);
            Tensor ofReal = network.forward(real);
            Tensor loss = ofFake.softplus().mean() + (-ofReal).softplus().mean();
            loss.backward();

            s_oracle.AssertWithin(1e-4, $"{name}: loss {step}", loss);
            if (step is 0 or 3)
            {
                s_oracle.AssertWithin(1e-4, $"{name}: logits {step}", ofReal);
                s_oracle.AssertWithin(1e-3, $"{name}: image gradient {step}", images.grad![.., .., TensorIndex.Slice(step: 3), TensorIndex.Slice(step: 3)]);
                float[] norms = [.. parameters.Select(pair => pair.Value.grad!.square().sum().sqrt().item<float>())];
                s_oracle.AssertWithin(1e-3, $"{name}: gradients {step}", tensor(norms, [norms.Length]));
            }

            using IDisposable withoutGradients = no_grad();
            foreach ((_, Tensor parameter) in parameters)
            {
                parameter.add_(parameter.grad!, -0.1);
                parameter.grad!.fill_(0);
            }
        }

        foreach (string key in s_oracle.Names.Where(key => key.StartsWith($"{name}: after ", StringComparison.Ordinal)))
        {
            s_oracle.AssertWithin(1e-4, key, state[key[$"{name}: after ".Length..]]);
        }

        network.eval();
        s_oracle.AssertWithin(1e-4, $"{name}: evaluated", network.forward(real));
    }
}
