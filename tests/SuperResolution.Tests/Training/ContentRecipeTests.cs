using System.Text.Json;
using SuperResolution.Data;
using SuperResolution.Networks;
using SuperResolution.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Tests.Training;

public class ContentRecipeTests
{
    public static TheoryData<string> Names => [.. ContentRecipe.All.Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_comes_back_from_its_JSON(string name)
    {
        ContentRecipe recipe = ContentRecipe.FromName(name);
        ContentRecipe back = ContentRecipe.FromJson(recipe.ToJson());
        Assert.Equal(recipe.ToJson(), back.ToJson());
        Assert.Equal(recipe.Schedule, back.Schedule);
        Assert.Equal(recipe.Losses, back.Losses);
        Assert.Equal(recipe with { Losses = back.Losses }, back);
    }

    [Fact]
    public void The_paper_s_numbers_are_those_of_its_section_3_2()
    {
        ContentRecipe paper = ContentRecipe.Paper;
        Assert.Equal(new GeneratorRecipe("SRResNet", 4, 16, 64), paper.Generator);
        Assert.Equal((16, 96, 1_000_000L, 0.9), (paper.BatchSize, paper.CropSide, paper.Steps, paper.Beta1));
        Assert.Equal(1e-4, paper.Schedule.At(999_999));
        Assert.Equal([new LossTerm("mse", 1)], paper.Losses);
        Assert.IsType<BicubicDegradation>(paper.CreateDegradation());
        using IGenerator generator = paper.Generator.Create(seed: 0);
        Assert.Equal(1_549_462, Assert.IsType<SRResNet>(generator).parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void With_other_steps_a_cosine_ends_elsewhere()
    {
        ContentRecipe shorter = ContentRecipe.Faithful.WithSteps(1000);
        Assert.Equal(1000, shorter.Steps);
        Assert.Equal(1000, Assert.IsType<CosineDecay>(shorter.Schedule).Steps);
        Assert.Throws<ArgumentOutOfRangeException>(() => ContentRecipe.Faithful.WithSteps(0));
    }

    [Fact]
    public void A_seed_decides_the_first_weights_and_the_default_random_numbers_stay_as_they_are()
    {
        using DisposeScope scope = NewDisposeScope();
        random.manual_seed(1).Dispose();
        Tensor expected = rand(4);
        random.manual_seed(1).Dispose();
        using LeanSRResNet a = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 5);
        Assert.True(expected.Equals(rand(4)));
        using LeanSRResNet b = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 5);
        using LeanSRResNet c = (LeanSRResNet)TestRecipe.Small.Generator.Create(seed: 6);
        Assert.True(a.state_dict()["conv_first.weight"].Equals(b.state_dict()["conv_first.weight"]));
        Assert.False(a.state_dict()["conv_first.weight"].Equals(c.state_dict()["conv_first.weight"]));
    }

    [Fact]
    public void Names_that_do_not_exist_are_refused_with_those_that_do()
    {
        Assert.Contains("srresnet-mse or faithful", Assert.Throws<ArgumentException>(() => ContentRecipe.FromName("none")).Message, StringComparison.Ordinal);
        Assert.Contains("LeanSRResNet", Assert.Throws<ArgumentException>(() => new GeneratorRecipe("none", 4, 1, 1).Create(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "bicubic or gaussian",
            Assert.Throws<ArgumentException>(() => (ContentRecipe.Paper with { Degradation = "none" }).CreateDegradation()).Message,
            StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => ContentRecipe.FromJson("{}"));
        Assert.Throws<JsonException>(() => ContentRecipe.FromJson("null"));
        Assert.Throws<JsonException>(() => ContentRecipe.FromJson(ContentRecipe.Paper.ToJson().Replace("\"steps\"", "\"stpes\"", StringComparison.Ordinal)));
    }
}
