using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Networks;
using SuperResolution.Tests.Precisions;
using SuperResolution.Training;
using static SuperResolution.Tests.Training.TestRun;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>A run that goes on where it stopped.</summary>
public class TrainingRunResumeTests
{
    [Theory]
    [InlineData("small", 3, 1, Precision.Float32)]
    [BFloat16Data("small", 4, 2, Precision.BFloat16)]
    [InlineData("small-soap", 3, 2, Precision.Float32)]
    [BFloat16Data("small-soap", 1, 1, Precision.BFloat16)]
    [InlineData("srresnet-mse", 5, 1, Precision.Float32)]
    [BFloat16Data("srresnet-mse", 2, 1, Precision.BFloat16)]
    [InlineData("small-srgan", 3, 2, Precision.Float32)]
    [BFloat16Data("small-srgan", 5, 1, Precision.BFloat16)]
    [InlineData("small-esrgan", 3, 1, Precision.Float32)]
    [BFloat16Data("small-real-esrgan", 5, 1, Precision.BFloat16)]
    [InlineData("small-wasserstein", 3, 1, Precision.Float32)]
    [InlineData("small-taught", 3, 1, Precision.Float32)]
    [BFloat16Data("small-taught", 5, 2, Precision.BFloat16)]
    public void A_run_that_was_stopped_and_resumed_ends_as_the_unbroken_one_bit_for_bit(string name, int stop, int threads, Precision precision)
    {
        TrainingRecipe recipe = ((TrainingRecipe[])
            [TestRecipe.Small, TestRecipe.SmallSoap, TestRecipe.SmallPaper, TestRecipe.SmallSrgan, TestRecipe.SmallEsrgan, TestRecipe.SmallRealEsrgan, TestRecipe.SmallWasserstein,
             TestRecipe.SmallTaught])
            .Single(known => known.Name == name);
        using ImagesOnDisk images = new(6);
        LossResources? resources = name == "small-taught" ? new() { Teacher = LumaNetworks.File("yjn870_espcn_x4") } : null;
        TrainingRunOptions unbroken = Options(images["unbroken"]) with { Threads = threads, Precision = precision };
        TrainingRunOptions broken = Options(images["broken"]) with { Threads = threads, Precision = precision };
        Assert.True(Run(images, recipe, unbroken, resources: resources));
        Assert.False(Run(images, recipe, broken, stop, resources: resources));
        Assert.Equal($"step-{stop:D9}.safetensors", Path.GetFileName(Checkpoints(images["broken"])[^1]));

        // Numbers that are drawn in between, as another process draws its own, do not count.
        using Tensor randomAtStop = get_rng_state();
        rand(5).Dispose();
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, broken with { Threads = null, Precision = null, ChannelsLast = null }, DataOptions))
        {
            Assert.Empty(resumed.Warnings);
            Assert.Equal((precision, true), (resumed.Trainer.Precision, resumed.Trainer.ChannelsLast));
            Assert.Equal(stop, resumed.Trainer.Step);
            using Tensor randomNow = get_rng_state();
            Assert.True(randomAtStop.Equals(randomNow));
            Assert.True(resumed.Run());
        }

        string[] best = ["best.safetensors", "checkpoints/best.safetensors"];
        Assert.All(best, file => Assert.Equal(recipe is ContentRecipe, File.Exists(Path.Combine(images["unbroken"], file))));
        foreach (string file in (string[])["last.safetensors", "checkpoints/step-000000008.safetensors", .. recipe is ContentRecipe ? best : []])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(images["unbroken"], file)), File.ReadAllBytes(Path.Combine(images["broken"], file)));
        }

        Assert.Equal(Steps(images["unbroken"]), Steps(images["broken"]));
    }

    [Fact]
    public void A_run_that_was_killed_before_its_first_checkpoint_is_resumed_from_step_0()
    {
        using ImagesOnDisk images = new(6);
        Assert.True(Run(images, TestRecipe.Small, Options(images["unbroken"])));
        using (TrainingRun killed = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["broken"]), DataOptions))
        {
            // What a step throws ends the run as a kill does: no checkpoint is written after it.
            Assert.Throws<IOException>(() => killed.Run(new Told(_ => throw new IOException())));
        }

        Assert.Equal(["step-000000000.safetensors"], Checkpoints(images["broken"]).Select(path => Path.GetFileName(path)));
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["broken"]), DataOptions))
        {
            Assert.Equal(0, resumed.Trainer.Step);
            Assert.Empty(resumed.Warnings);
            Assert.True(resumed.Run());
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(images["unbroken"], "last.safetensors")), File.ReadAllBytes(Path.Combine(images["broken"], "last.safetensors")));
        Assert.Equal(Steps(images["unbroken"]), Steps(images["broken"]));
    }

    [Fact]
    public void A_folder_with_a_training_is_not_begun_anew_and_one_without_is_not_resumed()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        Assert.Contains(
            "already", Assert.Throws<InvalidOperationException>(() => Run(images, TestRecipe.Small, Options(images["out"]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no checkpoint",
            Assert.Throws<InvalidOperationException>(() => TrainingRun.Resume(images.Root, Options(images["other"]), DataOptions)).Message,
            StringComparison.Ordinal);
    }

    [BFloat16Fact]
    public void Resuming_on_other_threads_or_in_another_precision_or_layout_warns()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 2);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]) with { Threads = 2, ChannelsLast = false, Precision = Precision.BFloat16 }, DataOptions);
        Assert.Collection(
            resumed.Warnings,
            warning => Assert.Contains("on 1 threads before and goes on with 2", warning, StringComparison.Ordinal),
            warning => Assert.Contains("in Float32 before and go on in BFloat16", warning, StringComparison.Ordinal),
            warning => Assert.Contains("layout", warning, StringComparison.Ordinal));
        Assert.True(resumed.Run());
    }

    [Fact]
    public void Resuming_with_other_images_or_options_or_on_another_machine_warns_and_checkpoints_without_these_are_read()
    {
        using ImagesOnDisk images = new(6);
        TrainingDataOptions[] others =
            [DataOptions with { Turned = false }, DataOptions with { ValidationShare = 0.4 }, DataOptions with { MostValidationImages = 31 }, DataOptions with { ValidationSide = 48 }];
        string[] expected = ["are not now", "0.4 now", "31 now", "48 now"];
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        Assert.Empty(Warnings(DataOptions));
        Assert.All(others.Zip(expected), pair => Assert.Contains(pair.Second, Assert.Single(Warnings(pair.First)), StringComparison.Ordinal));
        File.Copy(Directory.GetFiles(images.Root)[0], Path.Combine(images.Root, "one-more.png"));
        Assert.Contains("The images are others", Assert.Single(Warnings(DataOptions)), StringComparison.Ordinal);
        File.Delete(Path.Combine(images.Root, "one-more.png"));
        EditTexts("\"machine\":\"", "\"machine\":\"another, ");
        Assert.Contains("It ran on another, ", Assert.Single(Warnings(DataOptions)), StringComparison.Ordinal);
        EditTexts("\"machine\":", "\"mach1ne\":");
        EditTexts("\"images_sha256\":", "\"images_sha257\":");
        Assert.Empty(Warnings(DataOptions with { Turned = false }));

        IReadOnlyList<string> Warnings(TrainingDataOptions data)
        {
            using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), data);
            return resumed.Warnings;
        }

        void EditTexts(string from, string to) => Edit(Checkpoints(images["out"])[^1], header => header.Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_file_of_VGG19_by_a_relative_path_is_not_another()
    {
        using ImagesOnDisk images = new(6);
        using RandomVgg19 vgg19 = new();
        TrainingRunOptions options = Options(images["out"]);
        ContentRecipe recipe = TestRecipe.Small with { Losses = [new("vgg22")], Steps = 1 };
        using (TrainingRun run = TrainingRun.Start(images.Root, recipe, options, DataOptions, resources: new() { Vgg19 = vgg19.File }))
        {
            Assert.True(run.Run());
        }

        string relative = Path.GetRelativePath(Environment.CurrentDirectory, vgg19.File);
        Assert.NotEqual(vgg19.File, relative);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, options, DataOptions, new() { Vgg19 = relative });
        Assert.Empty(resumed.Warnings);
    }

    [Fact]
    public void A_file_of_VGG19_that_was_not_given_before_is_told_as_such()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions, new() { Vgg19 = "vgg.pth" });
        Assert.Equal($"The file of VGG19 was not given before and is {Path.GetFullPath("vgg.pth")} now.", Assert.Single(resumed.Warnings));
    }
}
