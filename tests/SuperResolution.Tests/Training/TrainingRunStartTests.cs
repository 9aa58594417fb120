using SuperResolution.Networks;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using static SuperResolution.Tests.Training.TestRun;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>What a run starts from, and what is wrong with that.</summary>
public class TrainingRunStartTests
{
    [Fact]
    public void A_training_goes_on_from_weights_of_a_file()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["first"]));
        string weights = Path.Combine(images["first"], "last.safetensors");
        using TrainingRun second = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["second"]), DataOptions, weights);
        using LoadedGenerator loaded = GeneratorLoader.Load(weights);
        using Tensor expected = ((nn.Module)loaded.Generator).state_dict()["conv_last.weight"].alias();
        Assert.True(expected.Equals(((nn.Module)second.Trainer.Generator).state_dict()["conv_last.weight"]));
        Assert.True(second.Run());
    }

    [Fact]
    public void An_adversarial_training_without_weights_to_start_from_warns_and_with_them_does_not()
    {
        using ImagesOnDisk images = new(6);
        using (TrainingRun cold = TrainingRun.Start(images.Root, TestRecipe.SmallSrgan, Options(images["cold"]), DataOptions))
        {
            Assert.Contains("starts from the weights of a generator", Assert.Single(cold.Warnings), StringComparison.Ordinal);
        }

        Run(images, TestRecipe.SmallPaper with { Steps = 1 }, Options(images["weights"]));
        using TrainingRun warm = TrainingRun.Start(
            images.Root, TestRecipe.SmallSrgan, Options(images["warm"]), DataOptions, Path.Combine(images["weights"], "last.safetensors"));
        Assert.Empty(warm.Warnings);
    }

    [Fact]
    public void A_training_that_cannot_begin_leaves_no_folder()
    {
        using ImagesOnDisk images = new(6);
        Assert.Throws<ArgumentException>(() => TrainingRun.Start(images.Root, TestRecipe.Small with { Losses = [new("none")] }, Options(images["out"]), DataOptions));
        Assert.Throws<DirectoryNotFoundException>(() => TrainingRun.Start(images["nowhere"], TestRecipe.Small, Options(images["out"]), DataOptions));
        Assert.Throws<InvalidOperationException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions));
        Assert.False(Directory.Exists(images["out"]));
    }

    [Fact]
    public void Without_images_to_validate_on_it_warns_unless_none_were_wanted()
    {
        using ImagesOnDisk images = new(2);
        using (TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["out"]), DataOptions with { ValidationShare = 1e-9 }))
        {
            Assert.Contains("Of 2 images none is kept for validation", Assert.Single(run.Warnings), StringComparison.Ordinal);
        }

        using TrainingRun wanted = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["out"]), DataOptions with { ValidationShare = 0 });
        Assert.Empty(wanted.Warnings);
    }

    [Fact]
    public void A_run_says_what_is_trained_in_a_file_that_can_be_read_again()
    {
        using ImagesOnDisk images = new(6);
        TrainingRecipe recipe = TestRecipe.SmallSoap with { Steps = 1 };
        Run(images, recipe, Options(images["out"]));
        string text = File.ReadAllText(Path.Combine(images["out"], "recipe.json"));
        Assert.Contains("\n  \"optimizer\": \"soap\"", text, StringComparison.Ordinal);
        Assert.Equal(recipe.ToJson(), TrainingRecipe.FromJson(text).ToJson());
    }

    [Fact]
    public void Edits_of_the_file_do_not_count_for_a_run_that_goes_on_and_stay_there()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        string file = Path.Combine(images["out"], "recipe.json");
        foreach (string edited in (string[])[File.ReadAllText(file).Replace("\"steps\": 8", "\"steps\": 9", StringComparison.Ordinal), "{"])
        {
            File.WriteAllText(file, edited);
            using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions);
            Assert.Contains("edits do not count", Assert.Single(resumed.Warnings), StringComparison.Ordinal);
            Assert.Equal(8, resumed.Trainer.Recipe.Steps);
            Assert.Equal(edited, File.ReadAllText(file));
        }
    }

    [Fact]
    public void An_output_folder_that_cannot_be_is_refused_before_anything_is_trained()
    {
        using ImagesOnDisk images = new(6);
        File.WriteAllText(images["file"], "");
        Assert.ThrowsAny<IOException>(() => TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["file"]), DataOptions));
    }

    [Fact]
    public void Weights_of_another_network_than_the_recipe_s_are_refused_before_anything_is_trained()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small with { Steps = 1 }, Options(images["first"]));
        string weights = Path.Combine(images["first"], "last.safetensors");
        long before = LiveTensors.Count();
        string message = Assert.Throws<ArgumentException>(
            () => TrainingRun.Start(images.Root, TestRecipe.SmallSrgan, Options(images["second"]), DataOptions, weights)).Message;
        Assert.Contains("trains SRResNet ×4", message, StringComparison.Ordinal);
        Assert.Contains("those of LeanSRResNet ×4, 1 blocks, 8 wide", message, StringComparison.Ordinal);
        // Before any garbage collector: what was refused is freed.
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData("Lornatang", "output range is [0, 1] instead of [-1, 1]")]
    [InlineData("Tanh", "tanh is True instead of False")]
    public void Weights_of_another_form_of_the_network_are_refused(string form, string difference)
    {
        using ImagesOnDisk images = new(6);
        SRResNetVariant variant = form == "Tanh" ? SRResNetVariant.Paper with { Name = "tanh", Tanh = true } : SRResNetVariant.Lornatang;
        using (SRResNet network = new(4, blocks: 1, width: 8, variant))
        {
            GeneratorFile.Save(network, images["other.safetensors"]);
        }

        long before = LiveTensors.Count();
        string message = Assert.Throws<ArgumentException>(
            () => TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), DataOptions, images["other.safetensors"])).Message;
        Assert.Contains("another form of it", message, StringComparison.Ordinal);
        Assert.Contains(difference, message, StringComparison.Ordinal);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Weights_of_the_same_form_are_taken_whoever_published_them()
    {
        using ImagesOnDisk images = new(6);
        using (SRResNet network = new(4, blocks: 1, width: 8, SRResNetVariant.Paper with { Name = "somebody" }))
        {
            GeneratorFile.Save(network, images["same.safetensors"]);
        }

        using TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), DataOptions, images["same.safetensors"]);
        Assert.Equal(0, run.Trainer.Step);
    }

    [Fact]
    public void A_loss_that_needs_a_file_says_so_and_leaves_nothing_behind()
    {
        using ImagesOnDisk images = new(6);
        long before = LiveTensors.Count();
        SrganRecipe recipe = TestRecipe.SmallSrgan with { Losses = [new("vgg22")] };
        Assert.Contains(
            "vgg19-dcbb9e9d.pth",
            Assert.Throws<ArgumentException>(() => TrainingRun.Start(images.Root, recipe, Options(images["out"]), DataOptions)).Message,
            StringComparison.Ordinal);
        // Before any garbage collector: what was refused is freed.
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData("CheckpointEvery")]
    [InlineData("ValidateEvery")]
    [InlineData("ReportEvery")]
    [InlineData("KeepCheckpoints")]
    [InlineData("Threads")]
    public void An_option_out_of_range_is_named(string name)
    {
        using ImagesOnDisk images = new(2);
        TrainingRunOptions options = Options(images["out"]);
        options = name switch
        {
            "CheckpointEvery" => options with { CheckpointEvery = 0 },
            "ValidateEvery" => options with { ValidateEvery = 0 },
            "ReportEvery" => options with { ReportEvery = 0 },
            "KeepCheckpoints" => options with { KeepCheckpoints = 0 },
            _ => options with { Threads = 0 },
        };
        ArgumentException e = Assert.Throws<ArgumentException>(() => TrainingRun.Start(images.Root, TestRecipe.Small, options, DataOptions));
        Assert.StartsWith($"{name} is 0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_there_is_not_is_named()
    {
        using ImagesOnDisk images = new(2);
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["out"]) with { Precision = (Precision)7 }, DataOptions));
        Assert.StartsWith("Precision is 7; give one of Auto, Float32, BFloat16", e.Message, StringComparison.Ordinal);
    }
}
