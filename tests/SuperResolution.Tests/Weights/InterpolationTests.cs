using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

/// <summary>Weights between two checkpoints (Wang et al. 2018, section 3.4).</summary>
public class InterpolationTests
{
    private static readonly Oracle s_oracle = Oracle.Load("tests/SuperResolution.Tests/Weights/interpolation.json");

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void The_network_between_two_gives_the_picture_of_PyTorch(double share)
    {
        using DisposeScope scope = NewDisposeScope();
        using Checkpoint psnr = Checkpoint.Read(Fixture.File("interpolation_psnr.pth")), gan = Checkpoint.Read(Fixture.File("interpolation_gan.pth"));
        using Checkpoint between = Checkpoint.Interpolate(psnr, gan, share);
        using LoadedGenerator loaded = GeneratorLoader.Load(between);
        s_oracle.AssertWithin(1e-5, FormattableString.Invariant($"output {share}"), loaded.Generator.forward(s_oracle.Tensor("image")));
    }

    [Fact]
    public void What_was_mixed_is_said_and_the_inputs_stay()
    {
        using Checkpoint psnr = Checkpoint.Read(Fixture.File("interpolation_psnr.pth")), gan = Checkpoint.Read(Fixture.File("interpolation_gan.pth"));
        double[] before = Fixture.Values(psnr.Tensors["conv_first.weight"]);
        using (Checkpoint between = Checkpoint.Interpolate(psnr, gan, 0.2))
        using (LoadedGenerator loaded = GeneratorLoader.Load(between))
        {
            Assert.IsType<MsrResNet>(loaded.Generator);
            Assert.Equal(
                "MSRResNet ×2, 1 block, 3 wide (BasicSR layout); 0.8 of 'interpolation_psnr.pth' (zip archive, under 'params') and 0.2 of 'interpolation_gan.pth' "
                + "(zip archive, under 'params'); 756 weights",
                loaded.Description);
        }

        Assert.Equal(before, Fixture.Values(psnr.Tensors["conv_first.weight"]));
    }

    [Fact]
    public void Counts_are_taken_from_the_first_and_half_precision_becomes_float32()
    {
        using Checkpoint half = Checkpoint.Read(Fixture.File("own_half.pth")), whole = Checkpoint.Read(Fixture.File("own_x4.pth"));
        using Checkpoint between = Checkpoint.Interpolate(half, whole, 0.5);
        Assert.Equal(half.Tensors.Keys, between.Tensors.Keys);
        Assert.Equal(ScalarType.Int64, between.Tensors["trunk.0.bn1.num_batches_tracked"].dtype);
        Assert.Equal(ScalarType.Float32, between.Tensors["conv_first.weight"].dtype);
    }

    [Theory]
    [InlineData("own_x4.pth", "SRResNet ×4, 2 blocks, 2 wide (SuperResolution layout). In the second '")]
    [InlineData("compact_relu.pth", "of no generator that this version knows. In the second '")]
    public void Other_networks_are_refused_by_their_names(string file, string name)
    {
        using Checkpoint one = Checkpoint.Read(Fixture.File("interpolation_psnr.pth")), other = Checkpoint.Read(Fixture.File(file));
        long before = LiveTensors.Count();
        ArgumentException e = Assert.Throws<ArgumentException>(() => Checkpoint.Interpolate(one, other, 0.5));
        Assert.StartsWith(
            $"Weights are interpolated between two trainings of one network; 'interpolation_psnr.pth' is MSRResNet ×2, 1 block, 3 wide (BasicSR layout), and '{file}' is {name}",
            e.Message,
            StringComparison.Ordinal);
        Assert.Contains("Give two files of one network in one layout.", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void One_network_in_two_layouts_is_refused_with_what_makes_it_one()
    {
        using TemporaryFolder folder = new();
        string[] published = [Fixture.File("lornatang_2021_x4.pth"), Fixture.File("lornatang_2022_x4.pth")];
        using (Checkpoint one = Checkpoint.Read(published[0]), other = Checkpoint.Read(published[1]))
        {
            Assert.EndsWith(
                "and 'lornatang_2022_x4.pth' is SRResNet ×4, 1 block, 2 wide (Lornatang/SRGAN-PyTorch of spring 2022 layout). They are one network in two layouts: save each with "
                + "GeneratorFile.Save once GeneratorLoader.Load has loaded it, and give the two files that this makes. (Parameter 'to')",
                Assert.Throws<ArgumentException>(() => Checkpoint.Interpolate(one, other, 0.5)).Message,
                StringComparison.Ordinal);
        }

        string[] own = [folder["one.safetensors"], folder["other.safetensors"]];
        foreach ((string from, string to) in published.Zip(own))
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(from);
            GeneratorFile.Save(loaded.Generator, to);
        }

        using Checkpoint first = Checkpoint.Read(own[0]), second = Checkpoint.Read(own[1]), between = Checkpoint.Interpolate(first, second, 1);
        Assert.Equal(Fixture.Values(second.Tensors["conv_trunk.weight"]), Fixture.Values(between.Tensors["conv_trunk.weight"]));
    }

    [Fact]
    public void Averaged_weights_and_raw_ones_of_one_network_are_mixed_by_their_names()
    {
        using Checkpoint raw = Checkpoint.Read(Fixture.File("wrapped_params.pth")), averaged = Checkpoint.Read(Fixture.File("wrapped_params_ema.pth"));
        using Checkpoint between = Checkpoint.Interpolate(raw, averaged, 0.25);
        Assert.Equal(("params", "params_ema"), (raw.Wrapper, averaged.Wrapper));
        Assert.All(raw.Tensors, pair => Assert.Equal(
            Fixture.Values(pair.Value).Zip(Fixture.Values(averaged.Tensors[pair.Key]), (a, b) => 0.75 * a + 0.25 * b), Fixture.Values(between.Tensors[pair.Key]), (a, b) => Math.Abs(a - b) < 1e-6));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_beyond_both_is_refused(double share)
    {
        using Checkpoint one = Checkpoint.Read(Fixture.File("interpolation_psnr.pth"));
        Assert.StartsWith(
            "Weights are interpolated by a share from 0 to 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint.Interpolate(one, one, share)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Interpolate(one, null!, 0.5));
    }

    [Fact]
    public void Disposing_frees_what_was_made()
    {
        using Checkpoint one = Checkpoint.Read(Fixture.File("interpolation_psnr.pth")), other = Checkpoint.Read(Fixture.File("interpolation_gan.pth"));
        long before = LiveTensors.Count();
        using (Checkpoint between = Checkpoint.Interpolate(one, other, 0.5))
        {
            Assert.Equal(before + one.Tensors.Count, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
