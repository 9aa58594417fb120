using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>What the command line changes in a recipe; null for what stays.</summary>
internal sealed record RecipeChanges
{
    public long? Steps { get; init; }

    public double? Rate { get; init; }

    public int? Batch { get; init; }

    public int? Crop { get; init; }

    public int? Blocks { get; init; }

    public int? Width { get; init; }

    public int? DiscriminatorWidth { get; init; }

    /// <exception cref="ArgumentException">The recipe has no discriminator.</exception>
    public TrainingRecipe Apply(TrainingRecipe recipe)
    {
        recipe = recipe with
        {
            BatchSize = Batch ?? recipe.BatchSize,
            CropSide = Crop ?? recipe.CropSide,
            Generator = recipe.Generator with { Blocks = Blocks ?? recipe.Generator.Blocks, Width = Width ?? recipe.Generator.Width },
            Schedule = Rate is { } highest ? WithRate(recipe.Schedule, highest) : recipe.Schedule,
        };
        recipe = Steps is { } count ? recipe.WithSteps(count) : recipe;
        return DiscriminatorWidth switch
        {
            null => recipe,
            { } width when recipe is SrganRecipe srgan => srgan with { Discriminator = srgan.Discriminator with { Width = width } },
            _ => throw new ArgumentException($"The recipe {recipe.Name} has no discriminator; leave --discriminator-width out."),
        };
    }

    private static LearningRateSchedule WithRate(LearningRateSchedule schedule, double rate) => schedule switch
    {
        CosineDecay cosine => cosine with { Peak = rate },
        StepDecay step => step with { Rate = rate },
        MilestoneDecay milestones => milestones with { Rate = rate },
        _ => new ConstantRate(rate),
    };
}
