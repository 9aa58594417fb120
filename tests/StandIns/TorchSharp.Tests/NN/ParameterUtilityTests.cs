using SuperResolution.Tests.Shared;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class ParameterUtilityTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/functions.json");

    [Theory]
    [InlineData("two", 1.0, 2.0)]
    [InlineData("three", 0.5, 3.0)]
    [InlineData("infinity", 0.5, double.PositiveInfinity)]
    [InlineData("wide", 100.0, 2.0)]
    public void Gradients_are_clipped_as_by_PyTorch(string name, double bound, double order)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter first = Parameter(Values.Seeded(1, () => randn([3, 2])));
        Parameter second = Parameter(Values.Seeded(2, () => randn([3, 2])));
        ((first * first).sum() + (second * 3).sum()).backward();

        double norm = nn.utils.clip_grad_norm_([first, Parameter(zeros([2])), second], bound, order);

        Assert.Equal(s_oracle.Number($"clip {name}: norm"), norm, 5);
        Values.AssertEqual(s_oracle, $"clip {name}: first", first.grad!);
        Values.AssertEqual(s_oracle, $"clip {name}: second", second.grad!);
    }

    [Fact]
    public void Without_gradients_the_norm_is_0()
    {
        using Parameter parameter = Parameter(zeros([2]));
        Assert.Equal(0, nn.utils.clip_grad_norm_([parameter], 1));
    }

    [Theory]
    [InlineData("fuse", false)]
    [InlineData("fuse transposed", true)]
    public void Batch_normalisation_is_folded_as_by_PyTorch(string name, bool transpose)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weight = Values.Seeded(1, () => randn(transpose ? [3, 4, 2, 2] : [4, 3, 2, 2]));
        Tensor[] rest = [.. Enumerable.Range(2, 5).Select(seed => Values.Seeded(seed, () => rand([4])))];

        (Parameter fused, Parameter bias) =
            nn.utils.fuse_conv_bn_weights(weight, rest[0], rest[1], rest[2], 1e-3, rest[3], rest[4], transpose);
        (Parameter bareFused, Parameter bareBias) =
            nn.utils.fuse_conv_bn_weights(weight, null, rest[1], rest[2], 1e-3, null, null, transpose);

        Values.AssertEqual(s_oracle, $"{name}: weight", fused);
        Values.AssertEqual(s_oracle, $"{name}: bias", bias);
        Values.AssertEqual(s_oracle, $"{name} bare: weight", bareFused);
        Values.AssertEqual(s_oracle, $"{name} bare: bias", bareBias);
    }

    [Fact]
    public void A_folded_convolution_gives_what_convolution_and_normalisation_give()
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d convolution = Conv2d(3, 4, 3, padding: 1);
        using BatchNorm2d normalisation = BatchNorm2d(4);
        normalisation.call(convolution.call(randn([4, 3, 5, 5])));
        normalisation.eval();
        Tensor input = randn([1, 3, 5, 5]);
        Tensor expected = normalisation.call(convolution.call(input));

        (convolution.weight, convolution.bias) = nn.utils.fuse_conv_bn_weights(
            convolution.weight, convolution.bias, normalisation.running_mean!, normalisation.running_var!, normalisation.eps,
            normalisation.weight, normalisation.bias);

        Assert.True((convolution.call(input) - expected).abs().max().item<float>() < 1e-5);
        Assert.True(convolution.weight.requires_grad);
    }
}
