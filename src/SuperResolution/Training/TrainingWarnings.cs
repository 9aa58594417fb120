using System.Globalization;
using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Training.Report;

namespace SuperResolution.Training;

/// <summary>What may be unintended in a training that begins or goes on, a line each.</summary>
internal static class TrainingWarnings
{
    /// <summary>An adversarial training from random weights.</summary>
    public static IEnumerable<string> OfStart(TrainingRecipe recipe, string? weights)
    {
        if (weights is null && recipe.StartsFromWeights)
        {
            yield return $"The recipe {recipe.Name} starts from the weights of a generator that was trained without a discriminator, and none were given: "
                + "from random ones an adversarial training mostly fails.";
        }
    }

    /// <summary>Names decide which images are kept for validation; of few it may be none, of which nothing else tells.</summary>
    public static IEnumerable<string> OfData(TrainingData data, TrainingDataOptions? options) =>
        data.ValidationFiles.Count > 0 || options is { ValidationShare: 0 } or { MostValidationImages: 0 }
            ? []
            : [$"Of {data.TrainingFiles.Count} images none is kept for validation: no PSNR will be measured and no pictures shown. Give more images or, in a program, a larger "
                + $"{nameof(TrainingDataOptions.ValidationShare)} than {(options ?? new()).ValidationShare.ToString(CultureInfo.InvariantCulture)}."];

    /// <summary>An edited recipe of a training that goes on, which counts for nothing.</summary>
    /// <param name="file">Where the recipe is written for people.</param>
    /// <param name="recipe">The recipe that is trained.</param>
    public static IEnumerable<string> OfEdits(string file, TrainingRecipe recipe)
    {
        string? text = null;
        try
        {
            text = TrainingRecipe.FromJson(File.ReadAllText(file)).ToJson();
        }
        catch (JsonException)
        {
            // It was edited, and is no recipe any more.
        }

        if (text != recipe.ToJson())
        {
            yield return $"{file} is not what is trained: edits do not count for a training that goes on. Begin a new one with them, in another folder.";
        }
    }

    /// <summary>What a training that goes on does otherwise than before.</summary>
    /// <param name="trainer">Its trainer.</param>
    /// <param name="threads">Its threads.</param>
    /// <param name="resources">The files that its losses look at.</param>
    /// <param name="images">Its images.</param>
    /// <param name="from">Where it left off.</param>
    public static IEnumerable<string> OfDifferences(GeneratorTrainer trainer, int threads, LossResources resources, TrainingImages images, TrainingCheckpoint from)
    {
        if (threads != from.Threads)
        {
            yield return $"It ran on {from.Threads} threads before and goes on with {threads}: the last bits will differ.";
        }

        if (trainer.Precision != from.Precision)
        {
            yield return $"Its convolutions ran in {from.Precision} before and go on in {trainer.Precision}: results will differ a little.";
        }

        static string? FullPath(LossResources files) => files.Vgg19 is { } path ? Path.GetFullPath(path) : null;
        if (FullPath(resources) != FullPath(from.Resources))
        {
            yield return $"The file of VGG19 was {FullPath(from.Resources) ?? "not given"} before and is {FullPath(resources) ?? "not given"} now.";
        }

        if (trainer.TaughtBy is { } teacher && teacher.Sha256 != from.TeacherSha256)
        {
            yield return $"The teacher's weights in {resources.Teacher} are others than before: results will differ.";
        }

        if (trainer.ChannelsLast != from.ChannelsLast)
        {
            yield return "The layout of convolutions is another than before: the last bits will differ.";
        }

        if (from.Machine is { } machine && machine != MachineDescription.Text)
        {
            yield return $"It ran on {machine} before and goes on with {MachineDescription.Text}: the last bits may differ.";
        }

        foreach (string difference in from.Images is { } before ? images.Differences(before) : [])
        {
            yield return difference;
        }
    }
}
