using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Tests.Shared;
using SuperResolution.Weights;

namespace SuperResolution.Tests.Samples;

public class TrainTests
{
    private static readonly string[] s_small = ["--steps", "24", "--batch", "1", "--crop", "32", "--threads", "1", "--precision", "float32", "--layout", "last"];

    [Theory]
    [InlineData("faithful")]
    [InlineData("srgan-mse", "--blocks", "1", "--width", "8", "--discriminator-width", "4")]
    public void Killed_at_any_moment_and_resumed_it_ends_with_the_weights_of_the_unbroken_run(string recipe, params string[] sizes)
    {
        using TemporaryFolder folder = new();
        string images = Images(folder);
        string[] begin = ["--recipe", recipe, .. sizes, .. s_small, "--checkpoint-every", "2"];
        string[] resume = ["--resume", "--threads", "1", "--checkpoint-every", "2"];
        Sample unbroken = Sample.Run("Train", ["--data", images, "--out", folder["unbroken"], .. begin]);
        Assert.True(unbroken.ExitCode == 0, unbroken.Errors);

        string broken = folder["broken"];
        Random random = new(0);
        List<long> left = [];
        for (int kill = 0; kill < 6; kill++)
        {
            long before = LastStep(broken) ?? 0;
            using Process process = Sample.Start("Train", ["--data", images, "--out", broken, .. LastStep(broken) is null ? begin : resume]);
            if (kill % 2 == 0)
            {
                // Soon after a checkpoint, so that steps lie on both sides of the kill; else at any moment, the start included.
                SpinWait.SpinUntil(() => process.HasExited || LastStep(broken) > before, TimeSpan.FromSeconds(60));
            }

            process.WaitForExit(TimeSpan.FromMilliseconds(kill % 2 == 0 ? random.Next(0, 20) : random.Next(200, 2000)));
            process.Kill();
            process.WaitForExit();
            left.Add(LastStep(broken) ?? 0);
        }

        Assert.Contains(left, step => step is > 0 and < 24);
        Sample end = Sample.Run("Train", ["--data", images, "--out", broken, .. LastStep(broken) is null ? begin : resume]);
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["unbroken"], "last.safetensors")), File.ReadAllBytes(Path.Combine(broken, "last.safetensors")));
        Assert.Equal(WithoutRandomState(folder["unbroken/checkpoints/step-000000024.safetensors"]), WithoutRandomState(folder["broken/checkpoints/step-000000024.safetensors"]));
    }

    [Fact]
    public async Task After_Ctrl_C_there_is_a_checkpoint_and_the_exit_code_is_0()
    {
        using TemporaryFolder folder = new();
        using Process process = Sample.Start("Train", ["--data", Images(folder), "--out", folder["out"], "--steps", "1000000", "--batch", "1", "--crop", "32", "--threads", "1"]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync();
        }
        while (line?.StartsWith("step ", StringComparison.Ordinal) == false);

        using (CancellationTokenSource tooLong = new(TimeSpan.FromMinutes(3)))
        using (tooLong.Token.Register(process.Kill))
        using (Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            string rest = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            Assert.True(process.ExitCode == 0, await errors);
            Assert.Contains("Stopped; --resume goes on.", rest, StringComparison.Ordinal);
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder["out"], "checkpoints"), "step-*"));
    }

    [Fact]
    public void At_the_end_there_are_weights_for_PyTorch_and_in_half_the_size()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run("Train", ["--recipe", "faithful", "--data", Images(folder), "--out", folder["out"], .. s_small]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("LeanSRResNet ×4", run.Output, StringComparison.Ordinal);
        Assert.Contains("Convolutions in ", run.Output, StringComparison.Ordinal);
        Assert.Contains("step 24/24", run.Output, StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(folder["out"], "*.safetensors").Concat(Directory.GetFiles(folder["out"], "*.pth")))
        {
            using LoadedGenerator loaded = GeneratorLoader.Load(file);
            Assert.Equal("LeanSRResNet", loaded.Network);
        }

        Assert.Single(Directory.GetFiles(folder["out"], "*.pth"));
        Assert.Single(Directory.GetFiles(folder["out"], "*.float16.safetensors"));
        Assert.True(File.Exists(Path.Combine(folder["out"], "metrics.jsonl")));
    }

    [Theory]
    [InlineData("--steps", "x", "--steps is \"x\"; give a whole number of 1 or more.")]
    [InlineData("--steps", "1.5", "--steps is \"1.5\"; give a whole number of 1 or more.")]
    [InlineData("--batch", "1e10", "--batch is \"1e10\"; give a whole number of 1 or more.")]
    [InlineData("--steps", "0", "--steps is \"0\"; give a whole number of 1 or more.")]
    [InlineData("--seed", "-1", "--seed is \"-1\"; give a whole number from 0 to 9007199254740992.")]
    [InlineData("--rate", "0,001", "--rate is \"0,001\"; give a number such as 2.5.")]
    [InlineData("--sizes", "1,0.5", "--sizes is \"1,0.5\"; give a number such as 2.5.")]
    public void What_is_no_number_is_said_with_the_option(string option, string value, string message)
    {
        Sample run = Sample.Run("Train", "--data", ".", "--out", "nowhere", option, value);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_new_training_do_not_go_with_resuming()
    {
        foreach (string option in (string[])["--steps", "--seed"])
        {
            Sample run = Sample.Run("Train", "--data", ".", "--out", "nowhere", "--resume", option, "5");
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains($"{option} belongs to a new training", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sizes_and_optimizer_that_are_given_are_those_of_the_run()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run("Train", ["--data", Images(folder), "--out", folder["out"], "--sizes", "1", "0.9", "--optimizer", "soap", "--rate", "1e-3", "--seed", "7", .. s_small]);
        Assert.True(run.ExitCode == 0, run.Errors);
        string checkpoint = File.ReadAllText(folder["out/checkpoints/step-000000024.safetensors"]);
        Assert.Contains("\\\"sizes\\\":[1,0.9]", checkpoint, StringComparison.Ordinal);
        Assert.Contains("\\\"seed\\\":7", checkpoint, StringComparison.Ordinal);
        Assert.Contains("\\\"optimizer\\\":\\\"soap\\\"", checkpoint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_is_a_file_too_such_as_each_training_leaves()
    {
        using TemporaryFolder folder = new();
        string[] images = ["--data", Images(folder)];
        Sample first = Sample.Run("Train", ["--recipe", "faithful", .. images, "--out", folder["first"], .. s_small]);
        Assert.True(first.ExitCode == 0, first.Errors);
        string recipe = File.ReadAllText(folder["first/recipe.json"]);
        File.WriteAllText(folder["own.json"], recipe.Replace("\"faithful\"", "\"my own\"", StringComparison.Ordinal).Replace("\"l1\"", "\"charbonnier\"", StringComparison.Ordinal));

        Sample own = Sample.Run("Train", ["--recipe", folder["own.json"], .. images, "--out", folder["second"], "--threads", "1"]);
        Assert.True(own.ExitCode == 0, own.Errors);
        Assert.Contains("recipe my own", own.Output, StringComparison.Ordinal);
        Assert.Contains("step 24/24  charbonnier ", own.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder["own.json"]), File.ReadAllText(folder["second/recipe.json"]));
    }

    [Theory]
    [InlineData("faithfull", "There is no recipe \"faithfull\"; give ")]
    [InlineData("none.json", "none.json is no file of a recipe: ")]
    public void A_recipe_that_is_none_is_said(string recipe, string message)
    {
        Sample run = Sample.Run("Train", "--recipe", recipe, "--data", ".", "--out", "nowhere");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teacher_is_learnt_from_and_belongs_to_content_losses()
    {
        using TemporaryFolder folder = new();
        string[] train = ["--data", Images(folder), .. s_small];
        Sample first = Sample.Run("Train", ["--recipe", "faithful", .. train, "--out", folder["first"]]);
        Assert.True(first.ExitCode == 0, first.Errors);
        string[] teacher = ["--teacher", folder["first/last.safetensors"]];
        Sample taught = Sample.Run("Train", ["--recipe", "faithful", .. train, .. teacher, "--out", folder["second"]]);
        Assert.True(taught.ExitCode == 0, taught.Errors);
        Assert.Contains(", teacher 0.", taught.Output, StringComparison.Ordinal);
        Assert.Contains("\"teacherShare\": 0.5", File.ReadAllText(folder["second/recipe.json"]), StringComparison.Ordinal);

        Sample adversarial = Sample.Run("Train", ["--recipe", "srgan-mse", .. train, .. teacher, "--out", folder["third"]]);
        Assert.Equal(1, adversarial.ExitCode);
        Assert.Contains("The recipe srgan-mse learns from no teacher", adversarial.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_that_looks_at_VGG19_says_where_the_file_is_to_be_got()
    {
        Sample run = Sample.Run("Train", "--recipe", "srgan-vgg54", "--data", ".", "--out", "nowhere");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("vgg54", run.Errors, StringComparison.Ordinal);
        Assert.Contains("vgg19-dcbb9e9d.pth", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }

    [Fact]
    public void An_adversarial_training_shows_all_its_terms_and_warns_without_weights_to_start_from()
    {
        using TemporaryFolder folder = new();
        Sample run = Sample.Run(
            "Train", ["--recipe", "srgan-mse", "--blocks", "1", "--width", "8", "--discriminator-width", "4", "--data", Images(folder), "--out", folder["out"], .. s_small]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("Warning: The recipe srgan-mse starts from the weights", run.Errors, StringComparison.Ordinal);
        Assert.Matches(@"step 24/24  mse \d\.\d+, gan \d\.\d+, gradient \d+\.\d+, D\(real\) [01]\.\d+, D\(fake\) [01]\.\d+, D's loss \d\.\d+", run.Output);
        Assert.True(File.Exists(Path.Combine(folder["out"], "report.html")));
        Assert.Single(Directory.GetFiles(folder["out"], "*.pth"));
    }

    [Fact]
    public void A_folder_that_is_not_there_and_skipped_files_are_named()
    {
        using TemporaryFolder folder = new();
        Sample none = Sample.Run("Train", ["--data", folder["no-such-folder"], "--out", folder["out"], .. s_small]);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("no-such-folder", none.Errors, StringComparison.Ordinal);

        string images = Images(folder);
        File.WriteAllText(Path.Combine(images, "text.png"), "no picture");
        Sample skipping = Sample.Run("Train", ["--data", images, "--out", folder["out"], "--steps", "1", "--batch", "1", "--crop", "32", "--threads", "1"]);
        Assert.True(skipping.ExitCode == 0, skipping.Errors);
        Assert.Contains("Skipped: ", skipping.Errors, StringComparison.Ordinal);
        Assert.Contains("text.png", skipping.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Degradations_are_shown_without_training()
    {
        using TemporaryFolder folder = new();
        string[] show = ["--recipe", "srgan-vgg54", "--data", Images(folder), "--out", folder["out"], "--batch", "2", "--crop", "32", "--show-degradations"];
        Sample run = Sample.Run("Train", [.. show, "--degradation", "realesrgan", "--sharpen"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("degradations.html", run.Output, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(folder["out"], "degradations.html"));
        Assert.Contains("JPEG: quality ", page, StringComparison.Ordinal);
        Assert.Contains("target, sharpened", page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder["out"], "checkpoints")));

        Sample bicubic = Sample.Run("Train", [.. show, "--sharpen"]);
        Assert.NotEqual(0, bicubic.ExitCode);
        Assert.Contains("--degradation realesrgan", bicubic.Errors, StringComparison.Ordinal);
    }

    /// <summary>The bytes of a checkpoint but for the state of random numbers, with which each process starts elsewhere and of which no recipe draws.</summary>
    private static byte[] WithoutRandomState(string checkpoint)
    {
        byte[] file = File.ReadAllBytes(checkpoint);
        int data = sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(sizeof(long), data - sizeof(long)));
        JsonElement offsets = header.RootElement.GetProperty("random").GetProperty("data_offsets");
        file.AsSpan((data + offsets[0].GetInt32())..(data + offsets[1].GetInt32())).Clear();
        return file;
    }

    /// <summary>The step of the last checkpoint; null where there is none.</summary>
    private static long? LastStep(string output) => !Directory.Exists(Path.Combine(output, "checkpoints"))
        ? null
        : Directory.GetFiles(Path.Combine(output, "checkpoints"), "step-*.safetensors")
            .Select(file => (long?)long.Parse(Path.GetFileNameWithoutExtension(file)["step-".Length..], CultureInfo.InvariantCulture))
            .Max();

    private static string Images(TemporaryFolder folder)
    {
        string images = folder["images"];
        Directory.CreateDirectory(images);
        for (int i = 0; i < 4; i++)
        {
            using Image<Rgb24> picture = new(40, 40);
            for (int y = 0; y < 40; y++)
            {
                for (int x = 0; x < 40; x++)
                {
                    picture[x, y] = new Rgb24((byte)(6 * x), (byte)(x * y / (i + 7)), (byte)(x % (i + 3) * 40));
                }
            }

            picture.Save(Path.Combine(images, $"picture{i}.png"));
        }

        return images;
    }
}
