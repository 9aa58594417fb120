using System.CommandLine;
using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>The command line: what it takes and how it becomes options of the library.</summary>
internal static class TrainCommand
{
    public static RootCommand Create()
    {
        Option<string> recipe = new("--recipe")
        {
            Description = "The settings: a file of a recipe, such as the recipe.json that each training leaves in --out, or the name of one: "
                + $"{string.Join(", ", TrainingRecipe.All.Select(known => known.Name))}.",
            HelpName = "NAME|FILE.json",
            DefaultValueFactory = _ => ContentRecipe.Faithful.Name,
        };
        Option<string> data = new("--data") { Description = "A folder of images; those below it count.", Required = true };
        Option<string> output = new("--out") { Description = "The folder for checkpoints, weights and metrics.jsonl.", Required = true };
        Option<bool> resume = new("--resume") { Description = "Go on with the training in --out; its own recipe counts." };
        Option<long?> steps = new("--steps") { Description = "How many steps; the schedule ends with them." };
        Option<double?> hours = new("--hours") { Description = "Instead of --steps: about how long; some steps are timed first." };
        Option<double?> rate = new("--rate") { Description = "The highest learning rate." };
        Option<string?> optimizer = new("--optimizer")
        {
            Description = "What changes the weights; soap needs fewer steps, which take longer. The recipe's by default.",
        };
        Option<string?> weights = new("--weights") { Description = "Start from the weights of this file instead of random ones." };
        Option<string?> vgg = new("--vgg")
        {
            Description = "The file of VGG19 that recipes with vgg losses need: torchvision's vgg19-dcbb9e9d.pth. With --resume the one before by default.",
        };
        Option<string?> teacher = new("--teacher")
        {
            Description = "Learn as much from the pictures that the generator in this file makes as from the originals; a recipe's teacherShare may say otherwise. "
                + "With --resume the one before by default.",
        };
        Option<int?> blocks = new("--blocks") { Description = "Residual blocks of the generator." };
        Option<int?> width = new("--width") { Description = "Feature maps of the generator." };
        Option<int?> discriminator = new("--discriminator-width") { Description = "Feature maps of the discriminator's first layer." };
        Option<long?> seed = new("--seed") { Description = "What first weights, crops and their order are drawn by; by default the recipe's." };
        Option<int?> batch = new("--batch") { Description = "Crops in a batch." };
        Option<int?> crop = new("--crop") { Description = "Side of the high-resolution crops in pixels." };
        Option<double[]> sizes = new("--sizes")
        {
            Description = "The sizes in which each image is seen, as shares of its own: 1 0.75 0.5.", AllowMultipleArgumentsPerToken = true,
        };
        Option<string?> degradation = new("--degradation") { Description = "What makes crops smaller: bicubic, gaussian or realesrgan; the recipe's by default." };
        Option<bool> sharpen = new("--sharpen") { Description = "With realesrgan: sharpen the targets, as Real-ESRGAN+." };
        Option<bool> show = new("--show-degradations")
        {
            Description = "Train nothing; write degradations.html to --out, which shows the first crops and what was done to them.",
        };
        Option<int?> threads = new("--threads") { Description = "Threads of an operator; all cores by default." };
        Option<Precision?> precision = new("--precision")
        {
            Description = "The number format of convolutions: auto, float32 or bfloat16; auto by default, and with --resume what it was before.",
        };
        Option<string> layout = new("--layout")
        {
            Description = "Channels first or last in memory: first, last or auto; auto by default, and with --resume what it was before.",
            DefaultValueFactory = _ => "auto",
        };
        Option<long> checkpoints = new("--checkpoint-every")
        {
            Description = "Steps from a checkpoint to the next.", DefaultValueFactory = _ => new TrainingRunOptions { Output = "" }.CheckpointEvery,
        };
        Option<int> workers = new("--workers") { Description = "Threads that prepare batches.", DefaultValueFactory = _ => 1 };
        Option<int> cache = new("--cache") { Description = "MiB that decoded images may take.", DefaultValueFactory = _ => 1024 };
        optimizer.AcceptOnlyFromAmong([.. TrainingRecipe.Optimizers]);
        degradation.AcceptOnlyFromAmong("bicubic", "gaussian", "realesrgan");
        layout.AcceptOnlyFromAmong("first", "last", "auto");
        steps.ReadAsNumber(least: 1);
        hours.ReadAsNumber();
        rate.ReadAsNumber();
        blocks.ReadAsNumber(least: 1);
        width.ReadAsNumber(least: 1);
        discriminator.ReadAsNumber(least: 1);
        batch.ReadAsNumber(least: 1);
        crop.ReadAsNumber(least: 1);
        sizes.ReadAsNumbers();
        threads.ReadAsNumber(least: 1);
        checkpoints.ReadAsNumber(least: 1);
        workers.ReadAsNumber(least: 0);
        cache.ReadAsNumber(least: 0);
        seed.ReadAsNumber(least: 0, most: 1L << 53);

        RootCommand command = new("Trains a generator. Ctrl+C writes a checkpoint and ends; --resume goes on from it.")
        {
            recipe, data, output, resume, steps, hours, rate, optimizer, weights, vgg, teacher, seed, batch, crop, sizes, blocks, width, discriminator, degradation, sharpen,
            show, threads, precision, layout, checkpoints, workers, cache,
        };
        command.Validators.Add(result =>
        {
            Option[] settings = [recipe, steps, hours, rate, optimizer, weights, seed, batch, crop, sizes, blocks, width, discriminator, degradation, sharpen, show];
            if (result.GetValue(resume) && settings.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } given)
            {
                result.AddError($"{given.Name} belongs to a new training; with --resume the recipe in the checkpoint counts.");
            }

            TrainingRecipe? chosen = null;
            try
            {
                // Null where it is the default, which looks at no file.
                chosen = result.GetValue(recipe) is { } name ? RecipeFile.Find(name) : null;
            }
            catch (ArgumentException e)
            {
                result.AddError(Errors.TextOf(e));
            }

            if (!result.GetValue(resume) && !result.GetValue(show) && result.GetValue(vgg) is null
                && chosen?.Losses.FirstOrDefault(term => term is { Loss: "perceptual" } || term?.Loss.StartsWith("vgg", StringComparison.Ordinal) == true) is { } term)
            {
                result.AddError(
                    $"The recipe {chosen.Name} has the loss {term.Loss}, which looks at VGG19: give torchvision's file with --vgg. It lies at "
                    + "https://download.pytorch.org/models/vgg19-dcbb9e9d.pth.");
            }

            if (!result.GetValue(resume) && !result.GetValue(show) && result.GetValue(teacher) is null && chosen is ContentRecipe { TeacherShare: > 0 })
            {
                result.AddError($"The recipe {chosen.Name} learns from a teacher: give a file of a generator's weights with --teacher, or a recipe whose teacherShare is 0.");
            }

            if (result.GetResult(steps) is not null && result.GetResult(hours) is not null)
            {
                result.AddError("Give --steps or --hours, not both.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Errors.ReportAsync(() =>
        {
            TrainJob job = new(
                new RecipeChanges
                {
                    Steps = parsed.GetValue(steps),
                    Rate = parsed.GetValue(rate),
                    Optimizer = parsed.GetValue(optimizer),
                    Seed = parsed.GetValue(seed),
                    Batch = parsed.GetValue(batch),
                    Crop = parsed.GetValue(crop),
                    Sizes = parsed.GetValue(sizes) is { Length: > 0 } given ? given : null,
                    Blocks = parsed.GetValue(blocks),
                    Width = parsed.GetValue(width),
                    DiscriminatorWidth = parsed.GetValue(discriminator),
                    Degradation = parsed.GetValue(degradation),
                    Sharpen = parsed.GetValue(sharpen),
                    Teacher = parsed.GetValue(teacher) is not null && !parsed.GetValue(resume),
                }.Apply(RecipeFile.Find(parsed.GetValue(recipe)!)),
                parsed.GetValue(data)!,
                new TrainingRunOptions
                {
                    Output = parsed.GetValue(output)!,
                    Threads = parsed.GetValue(threads),
                    Precision = parsed.GetValue(precision),
                    CheckpointEvery = parsed.GetValue(checkpoints),
                    ChannelsLast = parsed.GetValue(layout) is "auto" ? null : parsed.GetValue(layout) is "last",
                },
                new() { Workers = parsed.GetValue(workers), CacheBytes = (long)parsed.GetValue(cache) << 20 },
                parsed.GetValue(weights),
                new() { Vgg19 = parsed.GetValue(vgg), Teacher = parsed.GetValue(teacher) },
                parsed.GetValue(hours),
                parsed.GetValue(resume));
            return Task.Run(() => parsed.GetValue(show) ? job.ShowDegradations() : job.Run(cancellationToken), CancellationToken.None);
        }));
        return command;
    }
}
