using SuperResolution.Losses;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

/// <summary>The games beside SRGAN's, and Real-ESRGAN's perceptual loss.</summary>
public class GamesTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/esrgan_losses.json");

    public static TheoryData<string> Names => ["ragan", "wgan", "lsgan"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_of_both_sides_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        IAdversarialLoss game = (SrganRecipe.Paper with { Game = name }).CreateGame();
        Assert.Equal((name, name == "ragan"), (game.Name, game.GeneratorNeedsReal));
        foreach (string side in (string[])["generator", "discriminator"])
        {
            Tensor fake = Logits(-5, -2.5f, 0, 0.75f, 4);
            Tensor real = Logits(-3, -1.5f, 0.25f, 3, 6);
            Tensor value = side == "generator" ? game.MeasureGenerator(fake, game.GeneratorNeedsReal ? real : null) : game.MeasureDiscriminator(fake, real);
            value.backward();

            s_oracle.AssertWithin(1e-5, $"{name} {side}: value", value);
            s_oracle.AssertWithin(1e-5, $"{name} {side}: fake", fake.grad!);
            if (side == "discriminator" || game.GeneratorNeedsReal)
            {
                s_oracle.AssertWithin(1e-5, $"{name} {side}: real", real.grad!);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_overflows_where_the_discriminator_is_sure_and_places_count_like_images(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        IAdversarialLoss game = (SrganRecipe.Paper with { Game = name }).CreateGame();
        Tensor sure = game.MeasureDiscriminator(Logits(-1e4f, -1e4f), Logits(1e4f, 1e4f));
        Assert.True(float.IsFinite(sure.item<float>()));
        Assert.True(float.IsFinite(game.MeasureGenerator(Logits(-1e4f), Logits(1e4f)).item<float>()));

        (Tensor fake, Tensor real) = (Logits(1, 2, 3, 4), Logits(2, 1, 0, -1));
        Assert.Equal(
            game.MeasureDiscriminator(fake, real).item<float>(),
            game.MeasureDiscriminator(fake.view(1, 1, 2, 2), real.view(1, 1, 2, 2)).item<float>(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_of_two_shapes_are_refused_and_nothing_but_the_value_is_left(string name)
    {
        IAdversarialLoss game = (SrganRecipe.Paper with { Game = name }).CreateGame();
        using Tensor fake = ones([3, 1]), real = ones([3, 1]), fewer = ones([2, 1]);
        Assert.Throws<ArgumentException>(() => game.MeasureDiscriminator(fake, fewer));
        Assert.Throws<ArgumentNullException>(() => game.MeasureDiscriminator(fake, null!));
        Assert.ThrowsAny<ArgumentException>(() => game.MeasureGenerator(null!, real));
        long before = LiveTensors.Count();
        using (Tensor generators = game.MeasureGenerator(fake, real))
        using (Tensor discriminators = game.MeasureDiscriminator(fake, real))
        {
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void The_relativistic_generator_needs_originals()
    {
        using Tensor fake = ones([3, 1]);
        Assert.StartsWith(
            "In the relativistic game the generator looks at originals too; give their logits.",
            Assert.Throws<ArgumentException>(() => new RelativisticAdversarialLoss().MeasureGenerator(fake)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_layers_before_activation_weigh_as_PyTorch_says()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(4).Dispose();
        using PerceptualContentLoss loss = new(
            new Vgg19([.. PerceptualContentLoss.RealEsrganCutPoints.Take(3)]), [.. PerceptualContentLoss.RealEsrganWeights.Take(3)]);
        random.manual_seed(5).Dispose();
        Tensor prediction = rand(2, 3, 9, 10, requires_grad: true);
        Tensor target = rand(2, 3, 9, 10);

        Tensor value = loss.Measure(prediction, target);
        value.backward();

        s_oracle.AssertWithin(1e-5, "perceptual: value", value);
        s_oracle.AssertWithin(1e-4, "perceptual: gradient", prediction.grad!);
        Assert.Equal("perceptual", loss.Name);
        Assert.Equal(0, loss.Measure(target, target).item<float>());
        Assert.Throws<ArgumentException>(() => loss.Measure(prediction, target[.., .., TensorIndex.Slice(stop: 8), ..]));
    }

    [Fact]
    public void Several_layers_leave_nothing_but_the_value_and_free_their_network()
    {
        using Tensor image = rand(1, 3, 8, 8), other = rand(1, 3, 8, 8), cut = rand(1, 3, 8, 4);
        long empty = LiveTensors.Count();
        using (PerceptualContentLoss loss = new(new Vgg19([.. PerceptualContentLoss.RealEsrganCutPoints.Take(3)]), 0.1, 0.1, 1))
        {
            long before = LiveTensors.Count();
            using (Tensor value = loss.Measure(image, other))
            {
                Assert.Equal(before + 1, Tensor.TotalCount);
            }

            Assert.Throws<ArgumentException>(() => loss.Measure(image, cut));
            Assert.Equal(before, Tensor.TotalCount);
        }

        Assert.Equal(empty, LiveTensors.Count());
    }

    [Fact]
    public void Real_ESRGAN_s_weights_are_those_of_section_4_1()
    {
        Assert.Equal(
            ["1.2 before activation", "2.2 before activation", "3.4 before activation", "4.4 before activation", "5.4 before activation"],
            PerceptualContentLoss.RealEsrganCutPoints.Select(cut => cut.ToString()));
        Assert.Equal([0.1, 0.1, 1, 1, 1], PerceptualContentLoss.RealEsrganWeights);
        using Vgg19 network = new(new VggCutPoint(1, 1));
        Assert.StartsWith(
            "VGG19 has 1 cut points, and the weights are 1, 2; give a finite number for each.",
            Assert.Throws<ArgumentException>(() => new PerceptualContentLoss(network, 1, 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PerceptualContentLoss(network, double.NaN));
    }

    private static Tensor Logits(params float[] values)
    {
        Tensor logits = tensor(values, [values.Length, 1]);
        logits.requires_grad = true;
        return logits;
    }
}
