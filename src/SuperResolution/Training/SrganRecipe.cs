using System.Text.Json.Serialization;
using SuperResolution.Losses;

namespace SuperResolution.Training;

/// <summary>A training against a discriminator, as data: everything that decides its result beside the images and the weights it starts from.</summary>
public sealed record SrganRecipe : TrainingRecipe
{
    private const string Games = "gan, ragan, wgan or lsgan";

    /// <summary>What the adversarial loss is multiplied by: 10⁻³ in equation 3 of Ledig et al. 2017.</summary>
    public double AdversarialWeight { get; init; } = 1e-3;

    /// <summary>
    /// What both play for: <c>gan</c> (Ledig et al. 2017, equations 2 and 6), <c>ragan</c>, the relativistic average game (Wang et al.
    /// 2018),
    /// <c>wgan</c> (Arjovsky et al. 2017) or <c>lsgan</c>, least squares (Mao et al. 2017).
    /// </summary>
    public string Game { get; init; } = "gan";

    /// <summary>Which discriminator there is.</summary>
    public DiscriminatorRecipe Discriminator { get; init; } = new();

    /// <summary>
    /// k: the discriminator's updates before the generator's one, all on the generator's batch. 1 in the paper (section 3.2). Algorithm 1 of
    /// Goodfellow et al. 2014, where k is from, draws a batch for each; where k is 1 that is the same but for the generator's own draw.
    /// </summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>The discriminator's learning rates; null for the generator's.</summary>
    public LearningRateSchedule? DiscriminatorSchedule { get; init; }

    /// <summary>The largest norm of all gradients of the discriminator together, to which larger ones are scaled down; null for any.</summary>
    public double? DiscriminatorMaxGradientNorm { get; init; }

    /// <summary>
    /// c: how far from 0 the discriminator's weights may be after each of its updates (Arjovsky et al. 2017, algorithm 1, where it is
    /// 0.01); null for any.
    /// </summary>
    public double? DiscriminatorWeightBound { get; init; }

    /// <summary>
    /// SRGAN-VGG54, the one that the paper calls SRGAN (Ledig et al. 2017): 16 blocks of 64 maps, the discriminator of figure 4, batches of
    /// 16 crops of 96×96, Adam with β₁ = 0.9, k = 1, 10⁵ updates at 10⁻⁴ and 10⁵ at 10⁻⁵, all of section 3.2; l_VGG/5.4 (equation 5,
    /// section 3.2's rescaling) + 10⁻³ l_Gen (equations 3 and 6). The generator starts from SRResNet-MSE (section 3.2): give its weights.
    /// </summary>
    public static SrganRecipe Paper { get; } = Variant("srgan-vgg54", new LossTerm("vgg54"));

    /// <summary>SRGAN-VGG22 of the paper's table 1: as <see cref="Paper"/>, with l_VGG/2.2.</summary>
    public static SrganRecipe PaperVgg22 { get; } = Variant("srgan-vgg22", new LossTerm("vgg22"));

    /// <summary>SRGAN-MSE of the paper's table 1: as <see cref="Paper"/>, with l_MSE (equation 4).</summary>
    public static SrganRecipe PaperMse { get; } = Variant("srgan-mse", new LossTerm("mse"));

    /// <summary>
    /// Something to try in minutes on a CPU: small networks, small crops, few steps, l_VGG/2.2 and a little L1. It shows how an adversarial
    /// training goes, not what one reaches.
    /// </summary>
    public static SrganRecipe Quick { get; } = Paper with
    {
        Name = "srgan-quick",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 4, Width: 32),
        Losses = [new("vgg22"), new("l1", 1e-1)],
        BatchSize = 8,
        CropSide = 64,
        Steps = 2000,
        Schedule = new StepDecay(2e-4, Every: 1000, Factor: 0.1),
        Discriminator = new(Width: 16),
        AverageDecay = 0.99,
        MaxGradientNorm = 1,
    };

    /// <summary>
    /// Texture in about an hour: the network of <see cref="ContentRecipe.Faithful"/>, from its weights, with settings for two CPU cores. VGG54 relative to each
    /// image's own features, beside which the paper's counts busy images alone, and a little of the paper's game; a little L1 (Wang et al. 2018, section 3.3);
    /// losses against the tint and the checkerboard that would come with them; few but large crops, in which VGG19 sees more than its own padding; images in four
    /// sizes; a discriminator of half the paper's width; SOAP; averaged weights. <see cref="Model.Photographic"/> was made by the same losses without the game, from BSRN's weights
    /// (trainings/photographic-x4.recipe.json).
    /// </summary>
    public static SrganRecipe Photographic { get; } = (SrganRecipe)(Paper with
    {
        Name = "photographic",
        Generator = ContentRecipe.Faithful.Generator,
        Losses = [new("vgg54-relative", 0.4), new("l1", 1e-2), new("colour"), new("patterns", 2)],
        AdversarialWeight = 3e-4,
        Discriminator = new(Width: 32),
        BatchSize = 3,
        CropSide = 192,
        Sizes = [1, 0.75, 0.5, 0.4],
        Steps = 2000,
        Schedule = new CosineDecay(4e-4, WarmUp: 50, Steps: 2000, Floor: 1e-6),
        AverageDecay = 0.998,
        MaxGradientNorm = 1,
        Seed = 1,
    }).WithOptimizer("soap");

    /// <summary>
    /// ESRGAN (Wang et al. 2018): VGG54 before activation by absolute difference + 5·10⁻³ of the relativistic average game + 10⁻²
    /// absolute difference (equation 3), 16 crops of 128×128, Adam, 10⁻⁴ halved after 50, 100, 200 and 300 thousand of 400,000 steps
    /// (section 4.1). The generator starts from the weights of <see cref="ContentRecipe.RrdbPsnr"/>: give them. The paper does not
    /// rescale features, for which the weight of 12.75 makes up.
    /// </summary>
    public static SrganRecipe Esrgan { get; } = new()
    {
        Name = "esrgan",
        Generator = ContentRecipe.RrdbPsnr.Generator,
        Losses = [new("vgg54-before-l1", 12.75), new("l1", 1e-2)],
        Game = "ragan",
        AdversarialWeight = 5e-3,
        Discriminator = new(Network: "VggDiscriminator128"),
        CropSide = 128,
        Steps = 400_000,
        Schedule = new MilestoneDecay(1e-4, [50_000, 100_000, 200_000, 300_000], Factor: 0.5),
    };

    /// <summary>
    /// The networks, losses and rates of Real-ESRGAN (Wang et al. 2021, section 4.1) on bicubic low resolution instead of its
    /// second-order degradation: absolute difference + perceptual loss + 0.1 of SRGAN's game against a U-Net, 48 crops of 256×256, Adam,
    /// 400,000 steps at 10⁻⁴, averaged weights. The generator starts from one that was trained for PSNR: give its weights.
    /// </summary>
    public static SrganRecipe RealEsrganBicubic { get; } = new()
    {
        Name = "real-esrgan-bicubic",
        Generator = ContentRecipe.RrdbPsnr.Generator,
        Losses = [new("l1"), new("perceptual")],
        AdversarialWeight = 0.1,
        Discriminator = new(Network: "UNetDiscriminator"),
        BatchSize = 48,
        CropSide = 256,
        Steps = 400_000,
        Schedule = new ConstantRate(1e-4),
        Beta2 = 0.99,
        AverageDecay = 0.999,
    };

    /// <summary>
    /// Real-ESRGAN+ (Wang et al. 2021, sections 3 and 4.1; <c>options/train_realesrgan_x4plus.yml</c> of github.com/xinntao/Real-ESRGAN):
    /// <see cref="RealEsrganBicubic"/> on the second-order degradation, with sharpened targets for the content losses and originals for the discriminator. The
    /// generator starts from the weights of <see cref="FamilyRecipes.RealEsrNet"/>: give them.
    /// </summary>
    public static SrganRecipe RealEsrganPlus { get; } = RealEsrganBicubic with
    {
        Name = "real-esrgan",
        Degradation = FamilyRecipes.RealEsrNet.Degradation,
        RealEsrgan = FamilyRecipes.RealEsrNet.RealEsrgan,
    };

    /// <summary>
    /// Fast-SRGAN (<c>configs/config.yaml</c>, <c>model.py</c> and <c>trainer.py</c> of github.com/HasnainRaz/Fast-SRGAN): features of VGG53 + 10⁻¹ of SRGAN's game,
    /// 24 crops of 96×96 at 10⁻⁴. Its difference of features is the smooth absolute one and not rescaled: half the square below 1, for which the weight of
    /// 12.75²/2 makes up. Its number of steps is a placeholder there; here that of <see cref="Paper"/>. Left out: labels that are drawn around 0 and 1, and AdamW's
    /// weight decay. The generator starts from the weights of <see cref="FamilyRecipes.FastSrganMse"/>: give them.
    /// </summary>
    public static SrganRecipe FastSrgan { get; } = new()
    {
        Name = "fast-srgan",
        Generator = FamilyRecipes.FastSrganMse.Generator,
        Losses = [new("vgg53", 12.75 * 12.75 / 2)],
        AdversarialWeight = 0.1,
        BatchSize = FamilyRecipes.FastSrganMse.BatchSize,
        Steps = 200_000,
        Schedule = new ConstantRate(1e-4),
    };

    internal static IReadOnlyList<SrganRecipe> Named => [PaperMse, PaperVgg22, Paper, Quick, Photographic, Esrgan, RealEsrganBicubic, RealEsrganPlus, FastSrgan];

    internal override IEnumerable<LossTerm> Terms => Losses.Append(new(Game, AdversarialWeight));

    /// <summary>False: texture costs PSNR (Ledig et al. 2017, table 2), by which the first weights would be the best.</summary>
    [JsonIgnore]
    public override bool JudgedByPsnr => false;

    internal override bool StartsFromWeights => true;

    private protected override IEnumerable<string> Faults
    {
        get
        {
            foreach (string fault in base.Faults)
            {
                yield return fault;
            }

            if (!double.IsFinite(AdversarialWeight))
            {
                yield return Fault(nameof(AdversarialWeight), AdversarialWeight, "a finite number");
            }

            if (Game is not ("gan" or "ragan" or "wgan" or "lsgan"))
            {
                yield return $"{nameof(Game)} is \"{Game}\"; give {Games}";
            }

            if (!IsBound(DiscriminatorWeightBound))
            {
                yield return Fault(nameof(DiscriminatorWeightBound), DiscriminatorWeightBound ?? 0, BoundGive);
            }

            if (Discriminator is null)
            {
                yield return $"{nameof(Discriminator)} is null; give one";
            }

            if (DiscriminatorSteps < 1)
            {
                yield return Fault(nameof(DiscriminatorSteps), DiscriminatorSteps, "1 or more");
            }

            foreach (string fault in DiscriminatorSchedule is null ? [] : ScheduleFaults(nameof(DiscriminatorSchedule), DiscriminatorSchedule))
            {
                yield return fault;
            }

            if (!IsBound(DiscriminatorMaxGradientNorm))
            {
                yield return Fault(nameof(DiscriminatorMaxGradientNorm), DiscriminatorMaxGradientNorm ?? 0, BoundGive);
            }
        }
    }

    /// <inheritdoc/>
    public override GeneratorTrainer CreateTrainer(IGenerator? generator = null, LossResources? resources = null) =>
        new AdversarialTrainer(this, generator, resources);

    /// <summary>Makes what both play for.</summary>
    /// <exception cref="ArgumentException">There is no game of that name.</exception>
    public IAdversarialLoss CreateGame() => Game switch
    {
        "gan" => new SrganAdversarialLoss(),
        "ragan" => new RelativisticAdversarialLoss(),
        "wgan" => new WassersteinAdversarialLoss(),
        "lsgan" => new LeastSquaresAdversarialLoss(),
        _ => throw new ArgumentException($"There is no game \"{Game}\"; give {Games}."),
    };

    private protected override TrainingRecipe Stretched(long steps) =>
        (SrganRecipe)base.Stretched(steps) with { DiscriminatorSchedule = DiscriminatorSchedule?.Stretched(Steps, steps) };

    private static SrganRecipe Variant(string name, LossTerm content) => new()
    {
        Name = name,
        Generator = ContentRecipe.Paper.Generator,
        Losses = [content],
        Steps = 200_000,
        Schedule = new StepDecay(1e-4, Every: 100_000, Factor: 0.1),
    };
}
