using System.Text.Json;
using SuperResolution.Data;

namespace SuperResolution.Training;

/// <summary>A training with content losses alone, as data: everything that decides its result beside the images.</summary>
public sealed record ContentRecipe
{
    /// <summary>The recipe's name on command lines.</summary>
    public required string Name { get; init; }

    /// <summary>Which generator is trained.</summary>
    public required GeneratorRecipe Generator { get; init; }

    /// <summary><c>bicubic</c> or <c>gaussian</c>.</summary>
    public string Degradation { get; init; } = "bicubic";

    /// <summary>What is made small, together.</summary>
    public required IReadOnlyList<LossTerm> Losses { get; init; }

    /// <summary>Crops in a batch.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The side of high-resolution crops in pixels.</summary>
    public int CropSide { get; init; } = 96;

    /// <summary>How many steps there are.</summary>
    public required long Steps { get; init; }

    /// <summary>The learning rate of each.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>Adam's decay of the mean.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's decay of the mean square.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The decay of the averaged weights, which are the ones that leave; null for none.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>The largest norm of all gradients together, to which larger ones are scaled down; null for any.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>What decides the first weights and the crops.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// SRResNet-MSE as the paper trains it (Ledig et al. 2017, section 3.2): 16 blocks of 64 maps; batches of 16 crops of 96×96; Adam
    /// with β₁ = 0.9; 10⁶ updates at 10⁻⁴; mean squared error (equation 4).
    /// </summary>
    public static ContentRecipe Paper { get; } = new()
    {
        Name = "srresnet-mse",
        Generator = new("SRResNet", Scale: 4, Blocks: 16, Width: 64),
        Losses = [new("mse")],
        Steps = 1_000_000,
        Schedule = new ConstantRate(1e-4),
    };

    /// <summary>
    /// What <c>Model.Faithful</c> is trained with: a network and settings for the highest PSNR that two CPU cores reach in some hours.
    /// No BatchNorm, L1, a cosine schedule and averaged weights, none of which the paper has.
    /// </summary>
    public static ContentRecipe Faithful { get; } = new()
    {
        Name = "faithful",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 10, Width: 48),
        Losses = [new("l1")],
        CropSide = 128,
        Steps = 50_000,
        Schedule = new CosineDecay(Peak: 1e-3, WarmUp: 200, Steps: 50_000, Floor: 1e-6),
        AverageDecay = 0.999,
        MaxGradientNorm = 1,
        Seed = 1,
    };

    /// <summary>The recipes that have names.</summary>
    public static IReadOnlyList<ContentRecipe> All { get; } = [Paper, Faithful];

    /// <summary>A recipe by its name.</summary>
    /// <exception cref="ArgumentException">There is no recipe of that name.</exception>
    public static ContentRecipe FromName(string name) => All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new ArgumentException($"There is no recipe \"{name}\"; give {string.Join(" or ", All.Select(recipe => recipe.Name))}.", nameof(name));

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is no recipe.</exception>
    public static ContentRecipe FromJson(string json) =>
        JsonSerializer.Deserialize(json, RecipeJson.Default.ContentRecipe) ?? throw new JsonException("A recipe is an object, not null.");

    /// <summary>The recipe with another number of steps; a cosine's end moves with it.</summary>
    /// <param name="steps">The number, above 0.</param>
    public ContentRecipe WithSteps(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return this with { Steps = steps, Schedule = Schedule is CosineDecay cosine ? cosine with { Steps = steps } : Schedule };
    }

    /// <summary>Makes the degradation.</summary>
    /// <exception cref="ArgumentException">There is no degradation of that name.</exception>
    public IDegradation CreateDegradation() => Degradation switch
    {
        "bicubic" => new BicubicDegradation(Generator.Scale),
        "gaussian" => new GaussianDegradation(Generator.Scale),
        _ => throw new ArgumentException($"There is no degradation \"{Degradation}\"; give bicubic or gaussian."),
    };

    /// <summary>The recipe as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecipeJson.Default.ContentRecipe);
}
