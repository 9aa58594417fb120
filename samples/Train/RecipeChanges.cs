using SuperResolution.Data;
using SuperResolution.Training;

namespace SuperResolution.Samples.Train;

/// <summary>What the command line changes in a recipe; null for what stays.</summary>
internal sealed record RecipeChanges
{
    public long? Steps { get; init; }

    public double? Rate { get; init; }

    public string? Optimizer { get; init; }

    public long? Seed { get; init; }

    public int? Batch { get; init; }

    public int? Crop { get; init; }

    public IReadOnlyList<double>? Sizes { get; init; }

    public int? Blocks { get; init; }

    public int? Width { get; init; }

    public int? DiscriminatorWidth { get; init; }

    public string? Degradation { get; init; }

    /// <summary>Whether targets are sharpened, which only Real-ESRGAN's degradation does.</summary>
    public bool Sharpen { get; init; }

    /// <summary>Whether there is a teacher, which a recipe may not know of.</summary>
    public bool Teacher { get; init; }

    /// <exception cref="ArgumentException">The recipe has no discriminator or no place for a teacher, or its degradation does not sharpen.</exception>
    public TrainingRecipe Apply(TrainingRecipe recipe)
    {
        recipe = recipe with
        {
            Seed = Seed ?? recipe.Seed,
            BatchSize = Batch ?? recipe.BatchSize,
            CropSide = Crop ?? recipe.CropSide,
            Sizes = Sizes ?? recipe.Sizes,
            Generator = recipe.Generator with { Blocks = Blocks ?? recipe.Generator.Blocks, Width = Width ?? recipe.Generator.Width },
            Schedule = Rate is { } highest ? WithRate(recipe.Schedule, highest) : recipe.Schedule,
        };
        recipe = Rate is { } ofTeacher && recipe is PisrRecipe pisr ? pisr with { TeacherSchedule = WithRate(pisr.TeacherSchedule, ofTeacher) } : recipe;
        recipe = Optimizer is { } optimizer && optimizer != recipe.Optimizer ? recipe.WithOptimizer(optimizer) : recipe;
        recipe = Degradation is { } degradation
            ? recipe with { Degradation = degradation, RealEsrgan = degradation == recipe.Degradation ? recipe.RealEsrgan : null }
            : recipe;
        recipe = Sharpen ? WithSharpening(recipe) : recipe;
        recipe = Teacher ? WithTeacher(recipe) : recipe;
        recipe = Steps is { } count ? recipe.WithSteps(count) : recipe;
        return DiscriminatorWidth switch
        {
            null => recipe,
            { } width when recipe is SrganRecipe srgan => srgan with { Discriminator = srgan.Discriminator with { Width = width } },
            _ => throw new ArgumentException($"The recipe {recipe.Name} has no discriminator; leave --discriminator-width out."),
        };
    }

    private static TrainingRecipe WithSharpening(TrainingRecipe recipe) => recipe.Degradation == "realesrgan"
        ? recipe with
        {
            RealEsrgan = (recipe.RealEsrgan ?? RealEsrganDegradation.Published) with { Sharpening = RealEsrganDegradation.PublishedPlus.Sharpening },
        }
        : throw new ArgumentException($"The degradation {recipe.Degradation} sharpens no targets; leave --sharpen out, or add --degradation realesrgan.");

    private static ContentRecipe WithTeacher(TrainingRecipe recipe) => recipe switch
    {
        ContentRecipe { Supervision: not null } => throw new ArgumentException(
            $"The recipe {recipe.Name} learns from the pictures that the network makes on its way, and not from a teacher as well; leave --teacher out."),
        ContentRecipe { TeacherShare: 0 } content => content with { TeacherShare = 0.5 },
        ContentRecipe content => content,
        _ => throw new ArgumentException($"The recipe {recipe.Name} learns from no teacher, as recipes of content losses alone do; leave --teacher out."),
    };

    private static LearningRateSchedule WithRate(LearningRateSchedule schedule, double rate) => schedule switch
    {
        CosineDecay cosine => cosine with { Peak = rate },
        CosineRestarts restarts => restarts with { Peak = rate },
        StepDecay step => step with { Rate = rate },
        MilestoneDecay milestones => milestones with { Rate = rate },
        _ => new ConstantRate(rate),
    };
}
