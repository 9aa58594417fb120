using System.Text.Json;
using System.Text.Json.Nodes;

namespace SuperResolution.Training;

/// <summary>The defaults of recipes, which a source-generated reader of JSON does not know: what is left out would be 0 or null.</summary>
internal static class RecipeDefaults
{
    /// <summary>Adds what a recipe leaves out and has a default for. What is required stays missing, and of a kind that is not known everything.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="kindName">The property that tells its kind.</param>
    public static void Complete(JsonObject recipe, string kindName)
    {
        foreach (TrainingRecipe blank in Blanks())
        {
            JsonObject defaults = JsonNode.Parse(blank.ToJson())!.AsObject();
            if (!JsonNode.DeepEquals(defaults[kindName], recipe[kindName]))
            {
                continue;
            }

            foreach ((string name, JsonNode? value) in defaults)
            {
                if (!s_required.Contains(name))
                {
                    recipe.TryAdd(name, value?.DeepClone());
                }
            }
        }
    }

    private static readonly HashSet<string> s_required =
    [
        .. ((string[])
        [
            nameof(TrainingRecipe.Name), nameof(TrainingRecipe.Generator), nameof(TrainingRecipe.Losses), nameof(TrainingRecipe.Steps),
            nameof(TrainingRecipe.Schedule), nameof(PisrRecipe.TeacherSteps), nameof(PisrRecipe.TeacherSchedule),
        ]).Select(JsonNamingPolicy.CamelCase.ConvertName),
    ];

    private static IEnumerable<TrainingRecipe> Blanks()
    {
        GeneratorRecipe generator = new("", Scale: 1, Blocks: 0, Width: 1);
        ConstantRate rate = new(0);
        yield return new ContentRecipe { Name = "", Generator = generator, Losses = [], Steps = 1, Schedule = rate };
        yield return new SrganRecipe { Name = "", Generator = generator, Losses = [], Steps = 1, Schedule = rate };
        yield return new PisrRecipe { Name = "", Generator = generator, Losses = [], Steps = 2, Schedule = rate, TeacherSteps = 1, TeacherSchedule = rate };
        yield return new PixelRecursiveRecipe { Name = "", Generator = generator, Losses = [], Steps = 1, Schedule = rate };
    }
}
