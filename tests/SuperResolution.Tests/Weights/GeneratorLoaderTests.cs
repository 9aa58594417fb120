using System.Globalization;
using SuperResolution.Networks;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Weights;

public class GeneratorLoaderTests
{
    [Theory]
    [InlineData("own_x4.pth", "SRResNet ×4, 2 blocks, 2 wide (SuperResolution layout); zip archive")]
    [InlineData("own_prelu_x2.pth", "SRResNet ×2, 1 block, 2 wide, tanh output (SuperResolution, as leftthomas/SRGAN layout); zip archive")]
    [InlineData("leftthomas_x8_legacy.pth", "SRResNet ×8, 2 blocks, 2 wide, tanh output (leftthomas/SRGAN layout); legacy pickle")]
    [InlineData("leftthomas_2019_x2.pth", "SRResNet ×2, 3 blocks, 2 wide, tanh output (leftthomas/SRGAN of 2019 layout); zip archive")]
    [InlineData("lornatang_x4.pth", "SRResNet ×4, 2 blocks, 2 wide (Lornatang/SRGAN-PyTorch layout); zip archive, under 'state_dict'")]
    [InlineData("lornatang_2022_x4.pth", "SRResNet ×4, 1 block, 2 wide (Lornatang/SRGAN-PyTorch of spring 2022 layout); zip archive")]
    [InlineData("lornatang_2021_x4.pth", "SRResNet ×4, 1 block, 2 wide (Lornatang/SRGAN-PyTorch of December 2021 layout); zip archive")]
    public void Each_published_layout_gives_the_pictures_of_PyTorch(string file, string description)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File(file));
        using Tensor image = Fixture.Expected.Tensor("image");
        using (no_grad())
        {
            using Tensor output = loaded.Generator.forward(image);
            Fixture.AssertClose(file + "/output", output);
        }

        Assert.Equal(
            FormattableString.Invariant($"{description}; {Fixture.Expected.Number(file + "/weights"):N0} weights"), loaded.Description);
        Assert.Equal(loaded.Description, loaded.ToString());
        Assert.Equal("SRResNet", loaded.Network);
        SRResNet network = Assert.IsType<SRResNet>(loaded.Generator);
        Assert.Equal(network.Scale, loaded.Scale);
        Assert.Equal(
            new Dictionary<string, int> { ["scale"] = network.Scale, ["blocks"] = network.Blocks, ["width"] = network.Width },
            loaded.Hyperparameters);
    }

    [Theory]
    [InlineData("own_x4.safetensors")]
    [InlineData("wrapped_params_ema.pth")]
    [InlineData("wrapped_lightning.pth")]
    [InlineData("wrapped_nested.pth")]
    public void Wrapped_and_prefixed_weights_give_the_same_picture(string file)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File(file));
        using Tensor image = Fixture.Expected.Tensor("image");
        using (no_grad())
        {
            using Tensor output = loaded.Generator.forward(image);
            Fixture.AssertClose("own_x4.pth/output", output);
        }
    }

    [Theory]
    [InlineData("wrapped_params.pth", "under 'params'")]
    [InlineData("wrapped_params_ema.pth", "under 'params_ema' (averaged weights, preferred to 'params')")]
    [InlineData("wrapped_g_ema.pth", "under 'g_ema' (averaged weights, preferred to 'g')")]
    [InlineData(
        "wrapped_averaged.pth", "under 'ema_state_dict' (averaged weights, preferred to 'state_dict'), without the prefix 'module.'")]
    public void The_description_says_which_weights_were_preferred(string file, string origin)
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File(file));
        Assert.Equal($"SRResNet ×4, 2 blocks, 2 wide (SuperResolution layout); zip archive, {origin}; 1,496 weights", loaded.Description);
    }

    [Fact]
    public void Half_precision_weights_become_float32()
    {
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File("own_half.pth"));
        using Checkpoint stored = Checkpoint.Read(Fixture.File("own_half.pth"));
        SRResNet network = Assert.IsType<SRResNet>(loaded.Generator);
        foreach ((string name, Tensor tensor) in network.state_dict())
        {
            Assert.Equal(stored.Tensors[name].dtype == ScalarType.Int64 ? ScalarType.Int64 : ScalarType.Float32, tensor.dtype);
            Assert.Equal(Fixture.Values(stored.Tensors[name]), Fixture.Values(tensor));
        }
    }

    [Fact]
    public void It_is_ready_for_inference_and_leaves_the_generator_of_random_numbers_alone()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(3);
        byte[] before = [.. get_rng_state().bytes];
        using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File("own_x4.pth"));
        Assert.Equal(before, get_rng_state().bytes.ToArray());
        Assert.False(Assert.IsType<SRResNet>(loaded.Generator).training);
    }

    [Fact]
    public void It_outlives_the_dispose_scope_it_was_loaded_in()
    {
        LoadedGenerator loaded;
        using (DisposeScope scope = NewDisposeScope())
        {
            loaded = GeneratorLoader.Load(Fixture.File("own_x4.pth"));
        }

        using (loaded)
        using (Tensor image = Fixture.Expected.Tensor("image"))
        using (no_grad())
        {
            using Tensor output = loaded.Generator.forward(image);
            Fixture.AssertClose("own_x4.pth/output", output);
        }
    }

    [Theory]
    [InlineData("own_one_missing.pth", -1, "'trunk.1.bn2.bias' [2] is missing")]
    [InlineData("own_one_unexpected.pth", 0, "'extra' [2] is unexpected")]
    [InlineData("own_one_different.pth", -1, "'conv_last.bias' is [1] where [3] is expected")]
    public void One_key_that_differs_is_named_with_the_network_it_nearly_is(string file, int fewer, string difference) =>
        Assert.StartsWith(
            $"'{file}' holds no generator that this version knows. The nearest is SRResNet ×4, 2 blocks, 2 wide (SuperResolution layout), of which "
            + $"{Fixture.Expected.Number("own_x4.pth/keys") + fewer} keys fit and 1 differ: {difference}. "
            + "Known are SRResNet (leftthomas/SRGAN, leftthomas/SRGAN of 2019, "
            + "Lornatang/SRGAN-PyTorch, Lornatang/SRGAN-PyTorch of spring 2022, Lornatang/SRGAN-PyTorch of December 2021, "
            + "SuperResolution, SuperResolution, as leftthomas/SRGAN)",
            Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Fixture.File(file))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Of_many_keys_that_differ_five_are_shown()
    {
        using TemporaryFolder folder = new();
        using Tensor weight = zeros([1, 64, 1, 1]);
        Safetensors.SaveStateDict(folder["unknown.safetensors"], Enumerable.Range(0, 7).ToDictionary(i => $"head{i}.weight", _ => weight));
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(folder["unknown.safetensors"])).Message;
        Assert.Equal(5, message.Split("is missing").Length + message.Split("is unexpected").Length - 2);
        Assert.Contains("'head0.weight' [1, 64, 1, 1] is unexpected", message, StringComparison.Ordinal);
        Assert.Contains("; …. Known are SRResNet (", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(Fixture.File("own_x4.pth"));
            Assert.Equal("SRResNet ×4, 2 blocks, 2 wide (SuperResolution layout); zip archive; 1,496 weights", loaded.Description);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_PyBridge_saves_from_a_network_loads_again()
    {
        using LoadedGenerator first = GeneratorLoader.Load(Fixture.File("leftthomas_x8_legacy.pth"));
        SRResNet network = Assert.IsType<SRResNet>(first.Generator);
        using MemoryStream pth = new(), safetensors = new();
        network.save_py(pth, leaveOpen: true);
        network.save_safetensors(safetensors, leaveOpen: true);
        foreach ((MemoryStream saved, string form) in new[] { (pth, "zip archive"), (safetensors, "safetensors") })
        {
            saved.Position = 0;
            using LoadedGenerator again = GeneratorLoader.Load(saved);
            using Tensor image = Fixture.Expected.Tensor("image");
            using (no_grad())
            {
                using Tensor output = again.Generator.forward(image);
                Fixture.AssertClose("leftthomas_x8_legacy.pth/output", output);
            }

            Assert.StartsWith(
                $"SRResNet ×8, 2 blocks, 2 wide, tanh output (SuperResolution, as leftthomas/SRGAN layout); {form}; ",
                again.Description,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_stream_is_loaded_and_stays_open()
    {
        using FileStream stream = File.OpenRead(Fixture.File("own_x4.pth"));
        using LoadedGenerator loaded = GeneratorLoader.Load(stream);
        Assert.Equal(4, loaded.Scale);
        Assert.True(stream.CanRead);
    }
}
