using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>What the command line changes in a recipe.</summary>
internal static class RecipeChanges
{
    public static ContentRecipe With(this ContentRecipe recipe, long? steps, double? rate, int? batch, int? crop)
    {
        recipe = recipe with { BatchSize = batch ?? recipe.BatchSize, CropSide = crop ?? recipe.CropSide };
        recipe = steps is { } count ? recipe.WithSteps(count) : recipe;
        return rate is { } highest ? recipe with { Schedule = WithRate(recipe.Schedule, highest) } : recipe;
    }

    private static LearningRateSchedule WithRate(LearningRateSchedule schedule, double rate) => schedule switch
    {
        CosineDecay cosine => cosine with { Peak = rate },
        StepDecay step => step with { Rate = rate },
        _ => new ConstantRate(rate),
    };
}
