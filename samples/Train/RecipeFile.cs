using System.Text.Json;
using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>Recipes by name or in files that people changed.</summary>
internal static class RecipeFile
{
    /// <summary>A recipe by its name, or from a file whose name ends with <c>.json</c>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static TrainingRecipe Find(string recipe)
    {
        if (!recipe.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return TrainingRecipe.FromName(recipe);
        }

        try
        {
            return TrainingRecipe.FromJson(File.ReadAllText(recipe));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ArgumentException($"{recipe} is no file of a recipe: {e.Message} Each training leaves one in --out, as recipe.json.", e);
        }
    }
}
