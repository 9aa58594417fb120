using SuperResolution.Training;

namespace SuperResolution.Tests.Training;

/// <summary>Recipes that take moments.</summary>
internal static class TestRecipe
{
    /// <summary>The training that training_oracle.py computes.</summary>
    public static ContentRecipe OfOracle { get; } = new()
    {
        Name = "oracle",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 2, Width: 8),
        Losses = [new("l1"), new("mse", 0.5), new("charbonnier", 0.25)],
        Steps = 6,
        Schedule = new CosineDecay(Peak: 1e-2, WarmUp: 2, Steps: 6, Floor: 1e-4),
        Beta2 = 0.99,
        AverageDecay = 0.9,
        MaxGradientNorm = 0.05,
        Seed = 7,
    };

    /// <summary>A training on images of a folder.</summary>
    public static ContentRecipe Small { get; } = new()
    {
        Name = "small",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 1, Width: 8),
        Losses = [new("l1")],
        BatchSize = 2,
        CropSide = 32,
        Steps = 8,
        Schedule = new CosineDecay(Peak: 1e-3, WarmUp: 2, Steps: 8, Floor: 1e-5),
        AverageDecay = 0.9,
        Seed = 3,
    };

    /// <summary>The same with SOAP.</summary>
    public static TrainingRecipe SmallSoap { get; } = (Small with { Name = "small-soap" }).WithOptimizer("soap");

    /// <summary>The same with a teacher.</summary>
    public static ContentRecipe SmallTaught { get; } = Small with { Name = "small-taught", TeacherShare = 0.5 };

    /// <summary>The paper's network and settings, in small.</summary>
    public static ContentRecipe SmallPaper { get; } = ContentRecipe.Paper with
    {
        Generator = new("SRResNet", Scale: 4, Blocks: 1, Width: 8),
        BatchSize = 2,
        CropSide = 32,
        Steps = 8,
    };

    /// <summary>An adversarial training on images of a folder.</summary>
    public static SrganRecipe SmallSrgan { get; } = SrganRecipe.PaperMse with
    {
        Name = "small-srgan",
        Generator = new("SRResNet", Scale: 4, Blocks: 1, Width: 8),
        Discriminator = new(Width: 4),
        BatchSize = 2,
        CropSide = 32,
        Steps = 8,
        Schedule = new StepDecay(1e-3, Every: 4, Factor: 0.1),
        AverageDecay = 0.9,
        Seed = 3,
    };

    /// <summary>ESRGAN's, in small and without VGG19.</summary>
    public static SrganRecipe SmallEsrgan { get; } = SmallSrgan with
    {
        Name = "small-esrgan",
        Generator = new("RrdbNet", Scale: 4, Blocks: 1, Width: 4),
        Discriminator = new(Width: 2, "VggDiscriminator128"),
        Game = "ragan",
        Losses = [new("l1")],
    };

    /// <summary>Against a U-Net with spectral normalisation.</summary>
    public static SrganRecipe SmallRealEsrgan { get; } = SmallEsrgan with { Name = "small-real-esrgan", Discriminator = new(Width: 2, "UNetDiscriminator"), Game = "gan" };

    /// <summary>Wasserstein's game: weights within bounds, RMSProp, several steps of the critic.</summary>
    public static SrganRecipe SmallWasserstein { get; } = SmallSrgan with
    {
        Name = "small-wasserstein", Game = "wgan", DiscriminatorWeightBound = 0.01, Optimizer = "rmsprop", Beta2 = 0.99, DiscriminatorSteps = 2,
    };

    /// <summary>The training that adversarial_oracle.py computes.</summary>
    public static SrganRecipe OfAdversarialOracle { get; } = new()
    {
        Name = "adversarial oracle",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 2, Width: 8),
        Losses = [new("l1"), new("mse", 0.5)],
        AdversarialWeight = 0.05,
        Discriminator = new(Width: 4),
        DiscriminatorSteps = 2,
        DiscriminatorSchedule = new ConstantRate(2e-3),
        CropSide = 32,
        Steps = 5,
        Schedule = new StepDecay(1e-3, Every: 3, Factor: 0.1),
        MaxGradientNorm = 0.05,
        DiscriminatorMaxGradientNorm = 0.5,
        Seed = 11,
    };
}
