using System.Text.Json;
using System.Text.Json.Nodes;
using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>Recipes in files, to be read and changed by people.</summary>
internal static class RecipeFile
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>A recipe by its name, or from a file whose name ends with <c>.json</c>.</summary>
    /// <param name="recipe">The name or the file.</param>
    /// <param name="refuse">Gets why there is none.</param>
    /// <returns>The recipe, or null after it was refused.</returns>
    public static TrainingRecipe? Find(string recipe, Action<string> refuse)
    {
        try
        {
            return recipe.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? TrainingRecipe.FromJson(File.ReadAllText(recipe)) : TrainingRecipe.FromName(recipe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            refuse($"{recipe} is no file of a recipe: {e.Message} Each training leaves one in --out, as recipe.json.");
        }
        catch (ArgumentException e)
        {
            refuse($"{e.Message} A file of one ends with .json.");
        }

        return null;
    }

    /// <summary>Writes a recipe, by way of a temporary name.</summary>
    public static void Write(string path, TrainingRecipe recipe)
    {
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonNode.Parse(recipe.ToJson())!.ToJsonString(s_indented) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}
