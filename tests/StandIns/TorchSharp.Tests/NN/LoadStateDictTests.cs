using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public class LoadStateDictTests
{
    [Fact]
    public void Values_are_copied_and_converted()
    {
        using Conv2d source = Conv2d(1, 2, 3, dtype: ScalarType.Float64);
        using Conv2d target = Conv2d(1, 2, 3);
        Tensor weight = target.state_dict()["weight"];

        (IList<string> missing, IList<string> unexpected) = target.load_state_dict(source.state_dict());

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Same(weight, target.state_dict()["weight"]);
        Assert.Equal(ScalarType.Float32, weight.dtype);
        using Tensor expected = source.state_dict()["weight"].to(ScalarType.Float32);
        Assert.True(expected.Equals(weight));
    }

    [Fact]
    public void Strict_loading_refuses_other_keys_and_copies_nothing()
    {
        using Conv2d target = Conv2d(1, 2, 3);
        float[] before = Weight(target);
        using Tensor other = zeros([2, 1, 3, 3]);
        Dictionary<string, Tensor> source = new() { ["weight"] = other, ["offset"] = other };

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => target.load_state_dict(source));

        Assert.NotEmpty(error.Message);
        Assert.Equal(before, Weight(target));
    }

    [Fact]
    public void Loose_loading_says_what_differs_and_copies_the_rest()
    {
        using Conv2d target = Conv2d(1, 2, 3);
        using Tensor other = zeros([2, 1, 3, 3]);
        Dictionary<string, Tensor> source = new() { ["weight"] = other, ["offset"] = other };

        (IList<string> missing, IList<string> unexpected) = target.load_state_dict(source, strict: false);

        Assert.Equal(["bias"], missing);
        Assert.Equal(["offset"], unexpected);
        Assert.Equal(new float[18], Weight(target));
    }

    [Fact]
    public void Skipped_keys_are_neither_copied_nor_missed()
    {
        using Conv2d target = Conv2d(1, 2, 3);
        float[] before = Weight(target);
        using Tensor other = zeros([2, 1, 3, 3]);
        Dictionary<string, Tensor> source = new() { ["weight"] = other, ["offset"] = other };

        (IList<string> missing, IList<string> unexpected) = target.load_state_dict(source, skip: ["weight", "bias", "offset"]);

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Equal(before, Weight(target));
    }

    [Fact]
    public void Another_shape_is_refused()
    {
        using Conv2d source = Conv2d(1, 3, 3);
        using Conv2d target = Conv2d(1, 2, 3);
        Assert.Throws<ExternalException>(() => target.load_state_dict(source.state_dict()));
    }

    private static float[] Weight(Conv2d module) => module.state_dict()["weight"].data<float>().ToArray();
}
