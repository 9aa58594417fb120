using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class SrganAdversarialLossTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Losses/losses.json");
    private static readonly SrganAdversarialLoss s_loss = new();

    [Fact]
    public void The_discriminators_value_and_gradients_are_those_of_equation_2()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor fake, Tensor real) = (Logits(-30, -2.5f, 0, 0.75f, 30), Logits(-30, -1.5f, 0.25f, 3, 30));

        Tensor value = s_loss.MeasureDiscriminator(fake, real);
        value.backward();

        s_oracle.AssertWithin(1e-5, "discriminator: value", value);
        s_oracle.AssertWithin(1e-5, "discriminator: fake", fake.grad!);
        s_oracle.AssertWithin(1e-5, "discriminator: real", real.grad!);
    }

    [Fact]
    public void The_generators_value_and_gradient_are_those_of_equation_6()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor fake = Logits(-30, -2.5f, 0, 0.75f, 30);

        Tensor value = s_loss.MeasureGenerator(fake);
        value.backward();

        s_oracle.AssertWithin(1e-5, "generator: value", value);
        s_oracle.AssertWithin(1e-5, "generator: fake", fake.grad!);
        Assert.Equal(("gan", false), (s_loss.Name, s_loss.GeneratorNeedsReal));
    }

    [Fact]
    public void Where_the_discriminator_is_sure_nothing_overflows_and_the_gradient_stays()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor fake = Logits(-1e4f);
        Tensor value = s_loss.MeasureGenerator(fake);
        value.backward();
        Assert.Equal(1e4f, value.item<float>());
        Assert.Equal(-1, fake.grad!.item<float>());

        Tensor sure = s_loss.MeasureDiscriminator(Logits(-1e4f), Logits(1e4f));
        Assert.Equal(0, sure.item<float>());
        Assert.Equal(2e4f, s_loss.MeasureDiscriminator(Logits(1e4f), Logits(-1e4f)).item<float>());
    }

    [Fact]
    public void Logits_of_two_shapes_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        ArgumentException e = Assert.Throws<ArgumentException>(() => s_loss.MeasureDiscriminator(Logits(1, 2), Logits(1)));
        Assert.Contains("the logits of results are [2, 1] and those of originals [1, 1]", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => s_loss.MeasureDiscriminator(Logits(1), null!));
        Assert.Throws<ArgumentNullException>(() => s_loss.MeasureGenerator(null!));
    }

    [Fact]
    public void Nothing_but_the_value_is_left()
    {
        using Tensor fake = ones([3, 1]);
        using Tensor real = ones([3, 1]);
        long before = LiveTensors.Count();
        using (Tensor generators = s_loss.MeasureGenerator(fake))
        using (Tensor discriminators = s_loss.MeasureDiscriminator(fake, real))
        {
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Tensor Logits(params float[] values)
    {
        Tensor logits = tensor(values, [values.Length, 1]);
        logits.requires_grad = true;
        return logits;
    }
}
