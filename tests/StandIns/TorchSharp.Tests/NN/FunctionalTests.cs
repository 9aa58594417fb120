using System.Runtime.InteropServices;
using SuperResolution.Tests.Shared;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NN;

public class FunctionalTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/StandIns/TorchSharp.Tests/NN/functions.json");

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["pad zeros"] = x => F.pad(x, (1, 0, 2, 1)),
        ["pad value"] = x => F.pad(x, new long[] { 1, 1 }, value: 0.5),
        ["pad reflect"] = x => F.pad(x, (1, 2, 3, 0), PaddingModes.Reflect),
        ["pad replicate"] = x => F.pad(x, (1, 2, 3, 0), PaddingModes.Replicate),
        ["pad circular"] = x => F.pad(x, (1, 2, 3, 0), PaddingModes.Circular),
        ["interpolate area"] = x => F.interpolate(x, scale_factor: [0.5, 0.5], mode: InterpolationMode.Area),
        ["interpolate nearest"] = x => F.interpolate(x, [3, 7]),
        ["interpolate nearest-exact"] = x => F.interpolate(x, [3, 7], mode: InterpolationMode.NearestExact),
        ["interpolate bilinear antialias"] = x => F.interpolate(x, [2, 3], mode: InterpolationMode.Bilinear, antialias: true),
        ["interpolate bicubic antialias"] = x => F.interpolate(x, scale_factor: [0.5, 0.4], mode: InterpolationMode.Bicubic, antialias: true),
        ["interpolate bicubic aligned"] = x => F.interpolate(x, [7, 9], mode: InterpolationMode.Bicubic, align_corners: true),
        ["softplus"] = x => F.softplus(x, 2, 1),
        ["relu"] = x => F.relu(x),
        ["leaky_relu"] = x => F.leaky_relu(x, 0.3),
        ["conv2d with one number for both axes"] = x => F.conv2d(x, ones([1, 2, 2, 2]), null, [2], [1]),
    };

    public static TheoryData<string> Names => [.. s_functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_gradient_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Seeded(1, () => randn([1, 2, 4, 5])).requires_grad_();
        Tensor output = s_functions[name](input);
        (output * Values.Seeded(2, () => randn(output.shape))).sum().backward();

        Values.AssertEqual(s_oracle, $"{name}: output", output);
        Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
    }

    [Fact]
    public void In_place_functions_change_their_input_and_return_another_handle_to_it()
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (Func<Tensor, Tensor> function in new Func<Tensor, Tensor>[]
        {
            x => F.relu(x, inplace: true), x => F.leaky_relu(x, 0.5, inplace: true), x => F.tanh(x, inplace: true), x => F.dropout(x, 1, inplace: true),
        })
        {
            Tensor input = tensor(new float[] { -1, 2 });
            Tensor output = function(input);

            Assert.NotSame(input, output);
            Assert.Equal(input.data<float>().ToArray(), output.data<float>().ToArray());
            Assert.NotEqual([-1, 2], input.data<float>().ToArray());
            output.Dispose();
            Assert.False(input.IsInvalid);
        }
    }

    [Fact]
    public void Interpolation_refuses_what_does_not_go_together()
    {
        using Tensor image = zeros([1, 1, 2, 2]);
        using Tensor row = zeros([1, 1, 2]);
        Assert.Throws<ExternalException>(() => F.interpolate(image));
        Assert.Throws<ExternalException>(() => F.interpolate(image, [4, 4], [2, 2]));
        Assert.Throws<ExternalException>(() => F.interpolate(image, [4, 4], align_corners: true));
        Assert.Throws<ExternalException>(() => F.interpolate(image, [4, 4], antialias: true));
        Assert.Throws<ExternalException>(() => F.interpolate(row, [4, 4], mode: InterpolationMode.Bilinear));
    }

    [Fact]
    public void Batch_statistics_of_a_single_value_are_refused()
    {
        using Tensor input = zeros([1, 3, 1, 1]);
        Assert.Throws<ExternalException>(() => F.batch_norm(input, null, null, training: true));
    }
}
