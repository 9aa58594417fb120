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
        ["interpolate area"] = x => F.interpolate(x, scale_factor: [0.5, 0.5], mode: InterpolationMode.Area),
        ["interpolate nearest"] = x => F.interpolate(x, [3, 7]),
        ["interpolate nearest by a factor"] = x => F.interpolate(x, scale_factor: [2]),
        ["interpolate nearest-exact"] = x => F.interpolate(x, [3, 7], mode: InterpolationMode.NearestExact),
        ["interpolate bilinear by a factor"] = x => F.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false),
        ["interpolate bilinear antialias"] = x => F.interpolate(x, [2, 3], mode: InterpolationMode.Bilinear, antialias: true),
        ["interpolate bicubic antialias"] = x => F.interpolate(x, scale_factor: [0.5, 0.4], mode: InterpolationMode.Bicubic, antialias: true),
        ["interpolate bicubic aligned"] = x => F.interpolate(x, [7, 9], mode: InterpolationMode.Bicubic, align_corners: true),
        ["pixel_unshuffle"] = x => F.pixel_unshuffle(x, 2),
    };

    public static TheoryData<string> Names => [.. s_functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_and_gradient_are_those_of_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Values.Uniform(1, 1, 2, 4, 6);
        input.requires_grad = true;
        Tensor output = s_functions[name](input);
        (output * Values.Uniform(2, output.shape)).sum().backward();

        Values.AssertEqual(s_oracle, $"{name}: output", output);
        Values.AssertEqual(s_oracle, $"{name}: gradient", input.grad!);
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
}
