using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Tests.Shared;
using SuperResolution.Training;
using SuperResolution.Weights;
using static SuperResolution.Tests.Training.TestRun;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

/// <summary>Runs that are cancelled or fail, and checkpoints that are no good.</summary>
public class TrainingRunFailureTests
{
    [Fact]
    public void A_checkpoint_that_is_damaged_or_of_something_else_is_refused()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]), stop: 1);
        string checkpoint = Checkpoints(images["out"])[^1];
        byte[] whole = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, whole[..(whole.Length / 2)]);
        Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions));
        using (IGenerator network = TestRecipe.Small.Generator.Create(seed: 0))
        {
            GeneratorFile.Save(network, checkpoint);
        }

        Assert.Contains(
            "no checkpoint of a training",
            Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions)).Message,
            StringComparison.Ordinal);
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
                message, Assert.Throws<InvalidCheckpointException>(() => TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions)).Message, StringComparison.Ordinal);
            using Tensor now = get_rng_state();
            Assert.True(state.Equals(now));
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_validation_PSNR_that_is_not_a_number_stops_the_run_and_leaves_no_weights()
    {
        using ImagesOnDisk images = new(6);
        using TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.SmallPaper, Options(images["out"]), DataOptions);

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
    public void After_a_loss_that_is_not_a_number_the_last_checkpoint_is_a_good_one_and_the_report_is_there()
    {
        using ImagesOnDisk images = new(6);
        using (TrainingRun run = TrainingRun.Start(images.Root, TestRecipe.Small, Options(images["out"]), DataOptions))
        {
            NonFiniteTrainingException e = Assert.Throws<NonFiniteTrainingException>(() => run.Run(new Told(report =>
            {
                if (report.Step == 5)
                {
                    using IDisposable withoutGradients = no_grad();
                    ((nn.Module)run.Trainer.Generator).parameters().First().fill_(double.NaN);
                }
            })));
            Assert.Equal((5L, "the loss l1"), (e.Step, e.Term));
        }

        Assert.True(File.Exists(Path.Combine(images["out"], "report.html")));
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions);
        Assert.Equal(4, resumed.Trainer.Step);
        Assert.True(resumed.Run());
        Assert.All(((nn.Module)resumed.Trainer.Generator).parameters(), weight => Assert.True(double.IsFinite(weight.sum().item<float>())));
    }

    [Fact]
    public void A_run_that_was_killed_before_its_last_report_writes_it_when_it_resumes()
    {
        using ImagesOnDisk images = new(6);
        Run(images, TestRecipe.Small, Options(images["out"]));
        string[] last = [Path.Combine(images["out"], "report.html"), Path.Combine(images["out"], "last.safetensors")];
        byte[] weights = File.ReadAllBytes(last[1]);
        Array.ForEach(last, File.Delete);
        using TrainingRun resumed = TrainingRun.Resume(images.Root, Options(images["out"]), DataOptions);
        Assert.True(resumed.Run());
        Assert.All(last, file => Assert.True(File.Exists(file)));
        Assert.Equal(weights, File.ReadAllBytes(last[1]));
    }

    [Fact]
    public void A_step_in_which_it_is_cancelled_is_validated_all_the_same()
    {
        using ImagesOnDisk images = new(12);
        TrainingDataOptions data = DataOptions with { Workers = 0, CacheBytes = 0 };
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
    public void A_run_leaves_no_tensor_behind_and_threads_as_they_were()
    {
        using ImagesOnDisk images = new(6);
        int threads = get_num_threads();
        long before = LiveTensors.Count();
        Run(images, TestRecipe.Small, Options(images["out"]) with { Threads = 2, ChannelsLast = null, Precision = Precision.Auto });
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(threads, get_num_threads());
    }
}
