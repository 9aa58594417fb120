using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Tests.Data;
using SuperResolution.Training;
using SuperResolution.Weights;
using static SuperResolution.Tests.Training.TestRun;

namespace SuperResolution.Tests.Training;

/// <summary>What a run writes: checkpoints, weights and the log, and what it reports.</summary>
public class TrainingRunFilesTests
{
    [Fact]
    public void A_checkpoint_that_is_taken_for_weights_is_named()
    {
        using ImagesOnDisk images = new(6);
        Assert.False(Run(images, TestRecipe.Small, Options(images["out"]), 3));
        string message = Assert.Throws<UnrecognisedCheckpointException>(() => GeneratorLoader.Load(Checkpoints(images["out"])[^1])).Message;
        Assert.Contains("it is a checkpoint of a training by this library", message, StringComparison.Ordinal);
        Assert.Contains("last.safetensors", message, StringComparison.Ordinal);
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
            images.Root, new BicubicDegradation(4), DataOptions with { CropSide = TestRecipe.Small.CropSide });
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
    public void Without_validation_images_there_is_no_PSNR()
    {
        using ImagesOnDisk images = new(2);
        List<TrainingProgress> reports = [];
        Run(images, TestRecipe.Small, Options(images["out"]), reports: reports, data: DataOptions with { ValidationShare = 0 });
        Assert.All(reports, report => Assert.Null(report.Psnr));
        Assert.True(File.Exists(Path.Combine(images["out"], "last.safetensors")));
    }

    [Fact]
    public void Lines_of_steps_that_are_made_again_do_not_stand_in_the_log_twice()
    {
        using ImagesOnDisk images = new(6);
        TrainingRunOptions options = Options(images["out"]) with { CheckpointEvery = 2 };
        Run(images, TestRecipe.Small, options, stop: 5);
        File.Delete(Checkpoints(images["out"])[^1]);
        File.AppendAllText(Path.Combine(images["out"], "metrics.jsonl"), "{\"time\":\"20");
        string[] unfinished = [.. ((string[])["", "checkpoints"]).Select(folder => Path.Combine(images["out"], folder, $".{Guid.NewGuid():N}.tmp"))];
        string other = Path.Combine(images["out"], ".notes.tmp");
        Array.ForEach([.. unfinished, other], file => File.WriteAllText(file, "half"));
        using TrainingRun resumed = TrainingRun.Resume(images.Root, options, DataOptions);
        Assert.Equal(4, resumed.Trainer.Step);
        resumed.Run();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Steps(images["out"]).Select(line => line.Step));
        Assert.DoesNotContain(unfinished, File.Exists);
        Assert.True(File.Exists(other));
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
}
