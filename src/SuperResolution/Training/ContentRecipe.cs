namespace SuperResolution.Training;

/// <summary>A training with content losses alone, as data: everything that decides its result beside the images.</summary>
public sealed record ContentRecipe : TrainingRecipe
{
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
    /// SRResNet-VGG22 of the paper's table 1: as <see cref="Paper"/>, with l_VGG/2.2 (equation 5) and total variation with a weight of
    /// 2·10⁻⁸ (section 3.4).
    /// </summary>
    public static ContentRecipe PaperVgg22 { get; } = Paper with
    {
        Name = "srresnet-vgg22",
        Losses = [new("vgg22"), new("tv", 2e-8)],
    };

    /// <summary>
    /// What <c>Model.Faithful</c> is trained with: a network and settings for the highest PSNR that two CPU cores reach in some hours.
    /// No BatchNorm, L1, images in three sizes, a cosine schedule and averaged weights, none of which the paper has. The shipped weights had a teacher in their
    /// last run (<see cref="TeacherShare"/>), which the recipe has not, as it needs a file.
    /// </summary>
    public static ContentRecipe Faithful { get; } = new()
    {
        Name = "faithful",
        Generator = new("LeanSRResNet", Scale: 4, Blocks: 16, Width: 48),
        Losses = [new("l1")],
        CropSide = 128,
        Sizes = [1, 0.75, 0.5],
        Steps = 50_000,
        Schedule = new CosineDecay(Peak: 1e-3, WarmUp: 200, Steps: 50_000, Floor: 1e-6),
        AverageDecay = 0.999,
        MaxGradientNorm = 1,
        Seed = 1,
    };

    /// <summary>
    /// What ESRGAN starts from (Wang et al. 2018, section 4.1): RRDBNet of 23 blocks, absolute difference, 16 crops of 128×128, Adam,
    /// 10⁶ steps at 2·10⁻⁴, halved every 2·10⁵.
    /// </summary>
    public static ContentRecipe RrdbPsnr { get; } = new()
    {
        Name = "rrdb-psnr",
        Generator = new("RrdbNet", Scale: 4, Blocks: 23, Width: 64),
        Losses = [new("l1")],
        CropSide = 128,
        Steps = 1_000_000,
        Schedule = new StepDecay(2e-4, Every: 200_000, Factor: 0.5),
    };

    internal static IReadOnlyList<ContentRecipe> Named => [Paper, PaperVgg22, Faithful, RrdbPsnr, .. FamilyRecipes.Named];

    /// <summary>What is made of the pictures that a recursive network makes on its way, DRCN's; null for nothing.</summary>
    public IntermediateSupervision? Supervision { get; init; }

    /// <summary>
    /// How much of the losses is measured against what a teacher makes of the low resolution (<see cref="LossResources.Teacher"/>), the rest against the
    /// originals: knowledge distillation (Hinton et al. 2015, section 2). A better network's picture lacks what cannot be known from the low resolution, so that
    /// it teaches with less noise. From 0, for no teacher, to 1.
    /// </summary>
    public double TeacherShare { get; init; }

    internal override IEnumerable<LossTerm> Terms => TeacherShare == 0
        ? Losses
        : [.. Losses.Select(term => term with { Weight = term.Weight * (1 - TeacherShare) }), new("teacher", TeacherShare)];

    private protected override IEnumerable<string> Faults
    {
        get
        {
            foreach (string fault in base.Faults.Concat(Supervision is null ? [] : Supervision.Faults.Select(fault => $"{nameof(Supervision)}.{fault}")))
            {
                yield return fault;
            }

            if (TeacherShare is not (>= 0 and <= 1))
            {
                yield return Fault(nameof(TeacherShare), TeacherShare, "0 for no teacher, to 1");
            }

            if (TeacherShare != 0 && Supervision is not null)
            {
                yield return Fault(nameof(TeacherShare), TeacherShare, $"0, or null for {nameof(Supervision)}: one of the two");
            }
        }
    }

    /// <inheritdoc/>
    public override GeneratorTrainer CreateTrainer(IGenerator? generator = null, LossResources? resources = null) =>
        new ContentTrainer(this, generator, resources);
}
