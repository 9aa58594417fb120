using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;
using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

/// <summary>Recipes in files that people wrote, and recipes by themselves.</summary>
public class RecipeDefaultsTests
{
    private static readonly string[] s_required = ["name", "generator", "losses", "steps", "schedule", "teacherSteps", "teacherSchedule"];

    [Theory]
    [InlineData("srresnet-mse")]
    [InlineData("srgan-vgg54")]
    [InlineData("pisr")]
    [InlineData("pixel-recursive")]
    public void What_a_file_leaves_out_has_its_default_and_what_is_required_is_named(string name)
    {
        string whole = TrainingRecipe.FromName(name).ToJson();
        JsonObject minimal = JsonNode.Parse(whole)!.AsObject();
        foreach (string property in minimal.Select(pair => pair.Key).Where(key => key != "kind" && !s_required.Contains(key)).ToArray())
        {
            minimal.Remove(property);
        }

        TrainingRecipe found = TrainingRecipe.FromJson(minimal.ToJsonString());
        TrainingRecipe blank = TrainingRecipe.FromName(name) switch
        {
            ContentRecipe r => new ContentRecipe { Name = r.Name, Generator = r.Generator, Losses = r.Losses, Steps = r.Steps, Schedule = r.Schedule },
            SrganRecipe r => new SrganRecipe { Name = r.Name, Generator = r.Generator, Losses = r.Losses, Steps = r.Steps, Schedule = r.Schedule },
            PisrRecipe r => new PisrRecipe
            {
                Name = r.Name, Generator = r.Generator, Losses = r.Losses, Steps = r.Steps, Schedule = r.Schedule, TeacherSteps = r.TeacherSteps,
                TeacherSchedule = r.TeacherSchedule,
            },
            var r => new PixelRecursiveRecipe { Name = r.Name, Generator = r.Generator, Losses = r.Losses, Steps = r.Steps, Schedule = r.Schedule },
        };
        Assert.Equal(blank.ToJson(), found.ToJson());

        foreach (string required in s_required.Where(minimal.ContainsKey))
        {
            JsonObject without = minimal.DeepClone().AsObject();
            without.Remove(required);
            Assert.Contains(required, Assert.Throws<JsonException>(() => TrainingRecipe.FromJson(without.ToJsonString())).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_order_of_properties_does_not_count()
    {
        string recipe = TrainingRecipe.FromName("srgan-vgg54").ToJson();
        JsonObject sorted = [.. JsonNode.Parse(recipe)!.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))];
        Assert.NotEqual("kind", sorted.First().Key);
        Assert.Equal(recipe, TrainingRecipe.FromJson(sorted.ToJsonString()).ToJson());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"kind": 5}""")]
    [InlineData("""{"kind": "none"}""")]
    [InlineData("""{"kind": "content", "name": "a", "name": "b"}""")]
    [InlineData("""{"name": "a", "generator": null, "losses": [], "steps": 1, "schedule": {"kind": "constant", "rate": 1}}""")]
    [InlineData("""{"name": "a", "generator": {"network": "Espcn", "scale": 4, "blocks": 0, "width": 8}, "losses": null, "steps": 1, "schedule": {"kind": "constant", "rate": 1}}""")]
    [InlineData("""{"name": "a", "generator": {"network": "Espcn", "scale": 4, "blocks": 0, "width": 8}, "losses": [{"loss": null}], "steps": 1, "schedule": {"kind": "constant", "rate": 1}}""")]
    [InlineData("""{"name": "a", "generator": {"network": "Espcn", "scale": 4, "blocks": 0, "width": 8}, "losses": [], "steps": 1, "schedule": {"rate": 1}}""")]
    [InlineData("""{"name": "a", "generator": {"network": "Espcn", "scale": 4, "blocks": 0, "width": 8}, "losses": [], "steps": "many", "schedule": {"kind": "constant", "rate": 1}}""")]
    public void What_is_no_recipe_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => TrainingRecipe.FromJson(json));

    [Theory]
    [InlineData("LumaRecipes", "FsrcnnQuick")]
    [InlineData("PisrRecipe", "Quick")]
    [InlineData("ContentRecipe", "Faithful")]
    [InlineData("SrganRecipe", "Photographic")]
    [InlineData("FamilyRecipes", "RealEsrNet")]
    [InlineData("TrainingRecipe", "All")]
    public void Whichever_recipe_a_program_asks_for_first_is_there(string type, string property)
    {
        // A second copy of the library, of which nothing has run yet.
        Assembly copy = new Copy().LoadFromAssemblyPath(typeof(Upscaler).Assembly.Location);
        Assert.NotSame(typeof(Upscaler).Assembly, copy);
        PropertyInfo first = copy.GetType($"SuperResolution.Training.{type}")!.GetProperty(property)!;
        Assert.NotNull(first.GetValue(null));
        PropertyInfo all = copy.GetType("SuperResolution.Training.TrainingRecipe")!.GetProperty("All")!;
        Assert.DoesNotContain(null, ((System.Collections.IEnumerable)all.GetValue(null)!).Cast<object?>());
    }

    private sealed class Copy() : AssemblyLoadContext("a copy of the library");
}
