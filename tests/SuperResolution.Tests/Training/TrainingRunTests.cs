using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class TrainingRunTests
{
    private static readonly TrainingDataOptions s_data = new() { ValidationShare = 0.3, ValidationSide = 64 };

    [Theory]
    [InlineData("small", 3, 1, Precision.Float32)]
    [InlineData("small", 4, 2, Precision.BFloat16)]
    [InlineData("srresnet-mse", 5, 1, Precision.Float32)]
    [InlineData("srresnet-mse", 2, 1, Precision.BFloat16)]
    [InlineData("small-srgan", 3, 2, Precision.Float32)]
    [InlineData("small-srgan", 5, 1, Precision.BFloat16)]
    public void A_run_that_was_stopped_and_resumed_ends_as_the_unbroken_one_bit_for_bit(string name, int stop, int threads, Precision precision)
    {
        TrainingRecipe recipe = ((TrainingRecipe[])[TestRecipe.Small, TestRecipe.SmallPaper, TestRecipe.SmallSrgan]).Single(known => known.Name == name);
        using ImagesOnDisk images = new(6);
        TrainingRunOptions unbroken = Options(images["unbroken"]) with { Threads = threads, Precision = precision };
        TrainingRunOptions broken = Options(images["broken"]) with { Threads = threads, Precision = precision };
        Assert.True(Run(images, recipe, unbroken));
        Assert.False(Run(images, recipe, broken, stop));
        Assert.Equal($"step-{stop:D9}.safetensors", Path.GetFileName(Checkpoints(images["broken"])[^1]));

        // Numbers that are drawn in between, as another process draws its own, do not count.
        using Tensor randomAtStop = get_rng_state();
        rand(5).Dispose();
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, broken with { Threads = null, Precision = null, ChannelsLast = null }, s_data))
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
    public void The_last_few_checkpoints_and_the_best_stay()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]) with { CheckpointEvery = 2, KeepCheckpoints = 2 });
        Assert.Equal(
            ["best.safetensors", "step-000000006.safetensors", "step-000000008.safetensors"],
            Directory.GetFiles(Path.Combine(images["out"], "checkpoints")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Weights_that_leave_are_loaded_and_reach_the_PSNR_that_was_reported()
    {
        using ImagesOnDisk images = new(6);
        List<TrainingProgress> reports = [];
        Run(images, TestRecipe.Small, Options(images["out"]), reports: reports);
        using LoadedGenerator loaded = GeneratorLoader.Load(Path.Combine(images["out"], "last.safetensors"));
        Assert.Equal("LeanSRResNet", loaded.Network);
        TrainingData data = TrainingData.Open(
            images.Root, new BicubicDegradation(4), s_data with { CropSide = TestRecipe.Small.CropSide });
        using ValidationSet validation = new(data);
        Assert.Equal(reports[^1].Psnr!.Value, validation.Psnr(loaded.Generator), 1e-6);
    }

    [Fact]
    public void Reports_tell_step_losses_rate_speed_and_time_left_and_are_in_the_log()
    {
        using ImagesOnDisk images = new(6);
        List<TrainingProgress> reports = [];
        Run(images, TestRecipe.Small, Options(images["out"]), reports: reports);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], reports.Select(report => report.Step));
        Assert.All(reports, report => Assert.Equal(8, report.Steps));
        Assert.All(reports, report => Assert.InRange(report.Losses["l1"], 1e-6, 1));
        Assert.All(reports, report => Assert.True(report.ImagesPerSecond > 0 && report.GradientNorm > 0));
        Assert.Equal(TestRecipe.Small.Schedule.At(4), reports[4].LearningRate);
        Assert.Equal([4, 8], reports.Where(report => report.Psnr is not null).Select(report => report.Step));
        Assert.Equal(TimeSpan.Zero, reports[^1].TimeLeft);

        JsonElement[] lines = [.. File.ReadLines(Path.Combine(images["out"], "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(8, lines.Length);
        Assert.Equal(reports[7].Psnr!.Value, lines[7].GetProperty("psnr").GetDouble());
        Assert.False(lines[6].TryGetProperty("psnr", out _));
        Assert.Equal(reports[6].Losses["l1"], lines[6].GetProperty("losses").GetProperty("l1").GetDouble());
    }

    [Fact]
    public void Lines_of_steps_that_are_made_again_do_not_stand_in_the_log_twice()
    {
        using ImagesOnDisk images = new(6);
        TrainingRunOptions options = Options(images["out"]) with { CheckpointEvery = 2 };
        Run(images, TestRecipe.Small, options, stop: 5);
        File.Delete(Checkpoints(images["out"])[^1]);
        File.AppendAllText(Path.Combine(images["out"], "metrics.jsonl"), "{\"time\":\"20");
        File.WriteAllText(Path.Combine(images["out"], "checkpoints", ".0123.tmp"), "half");
        using TrainingRun resumed = TrainingRun.Resume(images.Root, options, s_data);
        Assert.Equal(4, resumed.Trainer.Step);
        resumed.Run();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Steps(images["out"]).Select(line => line.Step));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(images["out"], "checkpoints")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Resuming_on_other_threads_or_in_another_precision_or_layout_warns()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 2);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]) with { Threads = 2, ChannelsLast = false, Precision = Precision.BFloat16 }, s_data);
        Assert.Collection(
            resumed.Warnings,
            warning => Assert.Contains("on 1 threads before and goes on with 2", warning, StringComparison.Ordinal),
            warning => Assert.Contains("in Float32 before and go on in BFloat16", warning, StringComparison.Ordinal),
            warning => Assert.Contains("layout", warning, StringComparison.Ordinal));
        Assert.True(resumed.Run());
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
            Assert.Throws<InvalidOperationException>(() => TrainingRun.Resume(images.Root, Options(images["other"]), s_data)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_that_is_damaged_or_of_something_else_is_refused()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        string checkpoint = Checkpoints(images["out"])[^1];
        byte[] whole = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, whole[..(whole.Length / 2)]);
        Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), s_data));
        using (IGenerator network = TestRecipe.Small.Generator.Create(seed: 0))
        {
            GeneratorFile.Save(network, checkpoint);
        }

        Assert.Contains(
            "no checkpoint of a training",
            Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), s_data)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_goes_on_from_weights_of_a_file()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["first"]));
        string weights = Path.Combine(images["first"], "last.safetensors");
        using TrainingRun second = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["second"]), s_data, weights);
        using LoadedGenerator loaded = GeneratorLoader.Load(weights);
        using Tensor expected = ((nn.Module)loaded.Generator).state_dict()["conv_last.weight"].alias();
        Assert.True(expected.Equals(((nn.Module)second.Trainer.Generator).state_dict()["conv_last.weight"]));
        Assert.True(second.Run());
    }

    [Fact]
    public void An_adversarial_training_reports_both_of_its_networks()
    {
        using ImagesOnDisk images = new(6);
        List<TrainingProgress> reports = [];
        Run(images, TestRecipe.SmallSrgan, Options(images["out"]) with { ReportEvery = 4 }, reports: reports);
        Assert.Equal([3, 4, 6, 8], reports.Select(report => report.Step));
        Assert.All(reports, report =>
        {
            Assert.Equal(["mse", "gan"], report.Losses.Keys);
            Assert.InRange(report.Discriminator!.Real, 0, 1);
            Assert.InRange(report.Discriminator.Fake, 0, 1);
            Assert.True(report.Discriminator.Loss > 0 && report.Discriminator.GradientNorm > 0);
        });
        JsonElement last = JsonDocument.Parse(File.ReadLines(Path.Combine(images["out"], "metrics.jsonl")).Last()).RootElement;
        Assert.Equal(reports[^1].Discriminator!.Fake, last.GetProperty("discriminator").GetProperty("fake").GetDouble());
        Assert.Equal(reports[^1].Discriminator!.GradientNorm, last.GetProperty("discriminator").GetProperty("gradient_norm").GetDouble());
    }

    [Fact]
    public void An_adversarial_training_without_weights_to_start_from_warns_and_with_them_does_not()
    {
        using ImagesOnDisk images = new(6);
        using (TrainingRun cold = TrainingRun.Start(images.Root, TestRecipe.SmallSrgan, Options(images["cold"]), s_data))
        {
            Assert.Contains("starts from the weights of a generator", Assert.Single(cold.Warnings), StringComparison.Ordinal);
        }

        Run(images, TestRecipe.SmallPaper with { Steps = 1 }, Options(images["weights"]));
        using TrainingRun warm = TrainingRun.Start(
            images.Root, TestRecipe.SmallSrgan, Options(images["warm"]), s_data, Path.Combine(images["weights"], "last.safetensors"));
        Assert.Empty(warm.Warnings);
    }

    [Fact]
    public void Weights_of_another_network_than_the_recipe_s_are_refused_before_anything_is_trained()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small with { Steps = 1 }, Options(images["first"]));
        string weights = Path.Combine(images["first"], "last.safetensors");
        long before = LiveTensors.Count();
        string message = Assert.Throws<ArgumentException>(
            () => TrainingRun.Start(images.Root, TestRecipe.SmallSrgan, Options(images["second"]), s_data, weights)).Message;
        Assert.Contains("trains SRResNet ×4", message, StringComparison.Ordinal);
        Assert.Contains("those of LeanSRResNet ×4, 1 blocks, 8 wide", message, StringComparison.Ordinal);
        // Before any garbage collector: what was refused is freed.
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_loss_that_needs_a_file_says_so_and_leaves_nothing_behind()
    {
        using ImagesOnDisk images = new(6);
        long before = LiveTensors.Count();
        SrganRecipe recipe = TestRecipe.SmallSrgan with { Losses = [new("vgg22")] };
        Assert.Contains(
            "vgg19-dcbb9e9d.pth",
            Assert.Throws<ArgumentException>(() => TrainingRun.Start(images.Root, recipe, Options(images["out"]), s_data)).Message,
            StringComparison.Ordinal);
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
            () => TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), s_data, images["other.safetensors"])).Message;
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

        using TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), s_data, images["same.safetensors"]);
        Assert.Equal(0, run.Trainer.Step);
    }

    [Fact]
    public void A_run_that_was_killed_before_its_first_checkpoint_is_resumed_from_step_0()
    {
        using ImagesOnDisk images = new(6);
        Assert.True(Run(images, TestRecipe.Small, Options(images["unbroken"])));
        using (TrainingRun killed = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["broken"]), s_data))
        {
            // What a step throws ends the run as a kill does: no checkpoint is written after it.
            Assert.Throws<IOException>(() => killed.Run(new Told(_ => throw new IOException())));
        }

        Assert.Equal(["step-000000000.safetensors"], Checkpoints(images["broken"]).Select(path => Path.GetFileName(path)));
        using (TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["broken"]), s_data))
        {
            Assert.Equal(0, resumed.Trainer.Step);
            Assert.Empty(resumed.Warnings);
            Assert.True(resumed.Run());
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(images["unbroken"], "last.safetensors")), File.ReadAllBytes(Path.Combine(images["broken"], "last.safetensors")));
        Assert.Equal(Steps(images["unbroken"]), Steps(images["broken"]));
    }

    [Fact]
    public void A_step_in_which_it_is_cancelled_is_validated_all_the_same()
    {
        using ImagesOnDisk images = new(12);
        TrainingDataOptions data = s_data with { Workers = 0, CacheBytes = 0 };
        using CancellationTokenSource cancel = new();
        List<TrainingProgress> reports = [];
        TrainingRecipe recipe = TestRecipe.Small with { BatchSize = 1, Steps = 30 };
        using TrainingRun run = TrainingRun.Start(images.Root, recipe, Options(images["out"]) with { ValidateEvery = 1 }, data);
        run.Data.ImageSkipped += (_, _) => cancel.Cancel();
        bool ended = run.Run(
            new Told(report =>
            {
                reports.Add(report);
                if (report.Step == 1)
                {
                    // The next batch meets images that cannot be read any more, and is cancelled while it is made.
                    foreach (string file in run.Data.TrainingFiles.Skip(1))
                    {
                        File.WriteAllText(file, "no picture");
                    }
                }
            }),
            cancel.Token);
        Assert.False(ended);
        Assert.NotEmpty(run.Data.Skipped);
        Assert.InRange(reports.Count, 2, 29);
        Assert.All(reports, report => Assert.NotNull(report.Psnr));
    }

    [Fact]
    public void The_log_and_the_best_checkpoint_are_written_before_the_checkpoint_that_a_run_resumes_from()
    {
        using ImagesOnDisk images = new(6);
        string checkpoints = Path.Combine(images["out"], "checkpoints");

        // In place of a kill: a folder lies where the checkpoint is to be.
        Directory.CreateDirectory(Path.Combine(checkpoints, "step-000000004.safetensors"));
        Assert.ThrowsAny<SystemException>(() => Run(images, TestRecipe.Small, Options(images["out"])));
        Assert.True(File.Exists(Path.Combine(checkpoints, "best.safetensors")));
        Assert.Equal([1, 2, 3, 4], Steps(images["out"]).Select(line => line.Step));
        Assert.NotNull(Steps(images["out"])[^1].Psnr);
    }

    [Fact]
    public void A_validation_PSNR_that_is_not_a_number_stops_the_run_and_leaves_no_weights()
    {
        using ImagesOnDisk images = new(6);
        using TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), s_data);

        // Training normalises by the batch, and only what is evaluated by these.
        Dictionary<string, Tensor> state = ((nn.Module)run.Trainer.Generator).state_dict();
        using (no_grad())
        {
            state.First(pair => pair.Key.EndsWith("running_mean", StringComparison.Ordinal)).Value.fill_(double.NaN);
        }

        NonFiniteTrainingException e = Assert.Throws<NonFiniteTrainingException>(() => run.Run());
        Assert.Equal((3, "the validation PSNR"), (e.Step, e.Term));
        Assert.Empty(Directory.GetFiles(images["out"], "*.safetensors"));
    }

    [Fact]
    public void Resuming_with_other_images_or_options_or_on_another_machine_warns_and_checkpoints_without_these_are_read()
    {
        using ImagesOnDisk images = new(6);
        TrainingDataOptions[] others =
            [s_data with { Turned = false }, s_data with { ValidationShare = 0.4 }, s_data with { MostValidationImages = 31 }, s_data with { ValidationSide = 48 }];
        string[] expected = ["are not now", "0.4 now", "31 now", "48 now"];
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        Assert.Empty(Warnings(s_data));
        Assert.All(others.Zip(expected), pair => Assert.Contains(pair.Second, Assert.Single(Warnings(pair.First)), StringComparison.Ordinal));
        File.Copy(Directory.GetFiles(images.Root)[0], Path.Combine(images.Root, "one-more.png"));
        Assert.Contains("The images are others", Assert.Single(Warnings(s_data)), StringComparison.Ordinal);
        File.Delete(Path.Combine(images.Root, "one-more.png"));
        EditTexts("\"machine\":\"", "\"machine\":\"another, ");
        Assert.Contains("It ran on another, ", Assert.Single(Warnings(s_data)), StringComparison.Ordinal);
        EditTexts("\"machine\":", "\"mach1ne\":");
        EditTexts("\"images_sha256\":", "\"images_sha257\":");
        Assert.Empty(Warnings(s_data with { Turned = false }));

        IReadOnlyList<string> Warnings(TrainingDataOptions data)
        {
            using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), data);
            return resumed.Warnings;
        }

        void EditTexts(string from, string to) => Edit(Checkpoints(images["out"])[^1], header => header.Replace(from, to, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"random\":{", "\"rand0m\":{", "'random', cannot be restored: it is missing")]
    [InlineData("\"channels_last\":\"true\"", "\"channels_last\":\"yes\"", "channels_last is \"yes\"")]
    [InlineData("\\\"seed\\\":3", "\\\"seed\\\":3,\\\"kind\\\":\\\"content\\\"", "cannot be read")]
    public void A_checkpoint_with_odd_entries_is_refused_and_random_numbers_stay(string from, string to, string message)
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        Edit(Checkpoints(images["out"])[^1], header => header.Replace(from, to, StringComparison.Ordinal));
        rand(3).Dispose();
        long before = LiveTensors.Count();
        using (Tensor state = get_rng_state())
        {
            Assert.Contains(
                message, Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), s_data)).Message, StringComparison.Ordinal);
            using Tensor now = get_rng_state();
            Assert.True(state.Equals(now));
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void The_same_file_of_VGG19_by_a_relative_path_is_not_another()
    {
        using ImagesOnDisk images = new(6);
        using RandomVgg19 vgg19 = new();
        TrainingRunOptions options = Options(images["out"]);
        ContentRecipe recipe = TestRecipe.Small with { Losses = [new("vgg22")], Steps = 1 };
        using (TrainingRun run = TrainingRun.Start(images.Root, recipe, options, s_data, resources: new() { Vgg19 = vgg19.File }))
        {
            Assert.True(run.Run());
        }

        string relative = Path.GetRelativePath(Environment.CurrentDirectory, vgg19.File);
        Assert.NotEqual(vgg19.File, relative);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, options, s_data, new() { Vgg19 = relative });
        Assert.Empty(resumed.Warnings);
    }

    [Fact]
    public void A_file_of_VGG19_that_was_not_given_before_is_told_as_such()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), s_data, new() { Vgg19 = "vgg.pth" });
        Assert.Equal($"The file of VGG19 was not given before and is {Path.GetFullPath("vgg.pth")} now.", Assert.Single(resumed.Warnings));
    }

    [Fact]
    public void Without_validation_images_there_is_no_PSNR()
    {
        using ImagesOnDisk images = new(2);
        List<TrainingProgress> reports = [];
        Run(images, TestRecipe.Small, Options(images["out"]), reports: reports, data: s_data with { ValidationShare = 0 });
        Assert.All(reports, report => Assert.Null(report.Psnr));
        Assert.True(File.Exists(Path.Combine(images["out"], "last.safetensors")));
    }

    [Fact]
    public void A_run_leaves_no_tensor_behind_and_threads_as_they_were()
    {
        using ImagesOnDisk images = new(6);
        int threads = get_num_threads();
        long before = LiveTensors.Count();
        Run(images, TestRecipe.Small, Options(images["out"]) with { Threads = 2, ChannelsLast = null, Precision = Precision.Auto });
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(threads, get_num_threads());
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
        ArgumentException e = Assert.Throws<ArgumentException>(() => TrainingRun.Start(images.Root, TestRecipe.Small, options, s_data));
        Assert.StartsWith($"{name} is 0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_there_is_not_is_named()
    {
        using ImagesOnDisk images = new(2);
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["out"]) with { Precision = (Precision)7 }, s_data));
        Assert.StartsWith("Precision is 7; give one of Auto, Float32, BFloat16", e.Message, StringComparison.Ordinal);
    }

    private static TrainingRunOptions Options(string output) =>
        new() { Output = output, CheckpointEvery = 3, ValidateEvery = 4, ReportEvery = 1, Threads = 1, ChannelsLast = true, Precision = Precision.Float32 };

    private static bool Run(
        ImagesOnDisk images, TrainingRecipe recipe, TrainingRunOptions options, int? stop = null, List<TrainingProgress>? reports = null,
        TrainingDataOptions? data = null)
    {
        using CancellationTokenSource cancel = new();
        using TrainingRun run = TrainingRun.Start(images.Root, recipe, options, data ?? s_data);
        return run.Run(
            new Told(report =>
            {
                reports?.Add(report);
                if (report.Step == stop)
                {
                    cancel.Cancel();
                }
            }),
            cancel.Token);
    }

    /// <summary>Changes the header of a safetensors file.</summary>
    private static void Edit(string path, Func<string, string> change)
    {
        byte[] file = File.ReadAllBytes(path);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        string before = Encoding.UTF8.GetString(file, sizeof(long), length);
        string after = change(before);
        Assert.NotEqual(before, after);
        byte[] header = Encoding.UTF8.GetBytes(after);
        byte[] size = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        File.WriteAllBytes(path, [.. size, .. header, .. file[(sizeof(long) + length)..]]);
    }

    private static string[] Checkpoints(string output) =>
        [.. Directory.GetFiles(Path.Combine(output, "checkpoints"), "step-*").Order(StringComparer.Ordinal)];

    private static (long Step, double Loss, double Rate, string? Psnr)[] Steps(string output) =>
    [
        .. from line in File.ReadLines(Path.Combine(output, "metrics.jsonl"))
           let json = JsonDocument.Parse(line).RootElement
           select (
               json.GetProperty("step").GetInt64(),
               json.GetProperty("losses").EnumerateObject().Sum(loss => loss.Value.GetDouble()),
               json.GetProperty("learning_rate").GetDouble(),
               json.TryGetProperty("psnr", out JsonElement psnr) ? psnr.GetRawText() : null),
    ];
}
