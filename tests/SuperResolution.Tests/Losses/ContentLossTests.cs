using SuperResolution.Losses;
using SuperResolution.Tests.Shared;
using SuperResolution.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Losses;

public class ContentLossTests
{
    private static readonly IContentLoss[] s_losses = [new L1ContentLoss(), new MseContentLoss(), new CharbonnierContentLoss()];

    public static TheoryData<string> Names => [.. s_losses.Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_gradient_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(3).Dispose();
        Tensor target = rand(2, 3, 4, 5);
        Tensor prediction = (target + tensor(Evenly(-0.1, 0.1, 120), [2, 3, 4, 5])).detach();
        prediction.requires_grad = true;

        Tensor value = Named(name).Measure(prediction, target);
        value.backward();

        Assert.Empty(value.shape);
        OracleValues.AssertClose($"{name}: value", value, 1e-5);
        OracleValues.Oracle.AssertWithin(1e-5, $"{name}: gradient", prediction.grad!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_images_are_at_distance_0_and_others_farther(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = rand(1, 3, 4, 4);
        Assert.Equal(0, Named(name).Measure(image, image).item<float>(), 1e-9);
        Assert.True(Named(name).Measure(image + 0.1, image).item<float>() > 0.01);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Images_of_two_shapes_are_refused(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        ArgumentException e = Assert.Throws<ArgumentException>(() => Named(name).Measure(rand(1, 3, 4, 4), rand(1, 3, 1, 4)));
        Assert.Contains("[1, 3, 4, 4]", e.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 3, 1, 4]", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_the_value_is_left(string name)
    {
        using Tensor image = rand(1, 3, 4, 4);
        using Tensor other = rand(1, 3, 4, 4);
        long before = LiveTensors.Count();
        using (Tensor value = Named(name).Measure(image, other))
        {
            Assert.Equal(before + 1, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void The_epsilon_of_Charbonnier_is_above_0()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CharbonnierContentLoss(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CharbonnierContentLoss(double.NaN));
    }

    private static IContentLoss Named(string name) => s_losses.Single(loss => loss.Name == name);

    private static float[] Evenly(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)(from + (to - from) * i / (count - 1)))];
}
