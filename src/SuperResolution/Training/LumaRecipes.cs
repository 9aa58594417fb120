namespace SuperResolution.Training;

/// <summary>
/// The networks that work on luma, with the settings of their papers; each says what is otherwise, and the quick ones are not theirs. For all others: Adam in the place of
/// stochastic gradient descent with momentum, and one rate for all layers. The papers give last layers a tenth of the rate because their
/// gradients are larger, and Adam's steps do not depend on the size of gradients. Crops come from any images, flipped and turned; of several sizes of them for
/// FSRCNN alone, whose paper has that. The papers' "steps" are epochs of their sets, which is no number of updates.
/// </summary>
public static class LumaRecipes
{
    private const long QuickSteps = 20_000, QuickSrcnnSteps = 8_000;

    private static readonly LossTerm[] s_lumaMse = [new("mse-y")];

    /// <summary>
    /// SRCNN 9-5-5 (Dong et al. 2015): mean squared error of Y (equation 4), sub-images of 33×33 (section 4; here 32, a multiple of 4), a rate of
    /// 10⁻⁴ (section 3.3). The paper makes 8·10⁸ backpropagations of sub-images (section 4.1); here 10⁶ of 16. Its crops lose
    /// 8 pixels to each side where convolutions do not pad; here they pad, and all pixels count. Degradation: bicubic, as its tests.
    /// </summary>
    public static ContentRecipe Srcnn { get; } = new()
    {
        Name = "srcnn",
        Generator = new("Srcnn", Scale: 4, Blocks: 0, Width: 64),
        Losses = s_lumaMse,
        CropSide = 32,
        Steps = 1_000_000,
        Schedule = new ConstantRate(1e-4),
    };

    /// <summary>
    /// FSRCNN(56, 12, 4) (Dong et al. 2016): mean squared error of Y (section 3.2), images in five sizes (section 4.1), low-resolution sub-images of 6×6 for ×4, a rate of 10⁻³ for
    /// convolutions and half of it for fine-tuning on more images (section 4); here the second half of 10⁶ steps of 16 has it, on the same
    /// images. First weights are the paper's.
    /// </summary>
    public static ContentRecipe Fsrcnn { get; } = new()
    {
        Name = "fsrcnn",
        Generator = new("Fsrcnn", Scale: 4, Blocks: 4, Width: 56),
        Losses = s_lumaMse,
        CropSide = 24,
        Sizes = [1, 0.9, 0.8, 0.7, 0.6],
        Steps = 1_000_000,
        Schedule = new StepDecay(1e-3, Every: 500_000, Factor: 0.5),
    };

    /// <summary>FSRCNN-s, the small one for real time: FSRCNN(32, 5, 1). As <see cref="Fsrcnn"/>.</summary>
    public static ContentRecipe FsrcnnSmall { get; } = Fsrcnn with
    {
        Name = "fsrcnn-s",
        Generator = new("Fsrcnn", Scale: 4, Blocks: 1, Width: 32) { Inner = 5 },
    };

    /// <summary>
    /// ESPCN (Shi et al. 2016, section 3.2): mean squared error of Y (equation 5), crops of 17r×17r. Its rate begins at 10⁻² and falls to 10⁻⁴
    /// whenever the loss stands still, until 100 epochs bring nothing; here Adam begins at a tenth and falls
    /// to 10⁻⁴ in the second half of 10⁶ steps of 16. Its low-resolution images are blurred by a Gaussian first; here they are bicubic, as
    /// all tables have them.
    /// </summary>
    public static ContentRecipe Espcn { get; } = new()
    {
        Name = "espcn",
        Generator = new("Espcn", Scale: 4, Blocks: 0, Width: 64),
        Losses = s_lumaMse,
        CropSide = 68,
        Steps = 1_000_000,
        Schedule = new StepDecay(1e-3, Every: 500_000, Factor: 0.1),
    };

    /// <summary>
    /// DRCN (Kim et al. 2016): 16 recursions of 256 maps, α l₁ + (1 − α) l₂ with an α that falls (section 3.3), batches of 64 crops of
    /// 41×41 (section 4.2; here 40, a multiple of 4). The paper's rate falls from 10⁻² to 10⁻⁶ by tenths whenever validation stands still;
    /// here Adam's from 10⁻⁴ to 10⁻⁶ by tenths after thirds of 3·10⁵ steps. The paper says that α begins high and decays,
    /// and not how: here linearly from 1 to 0 at half of the steps. Left out: a weight decay of 10⁻⁴, which the trainer's Adam does not have.
    /// </summary>
    public static ContentRecipe Drcn { get; } = new()
    {
        Name = "drcn",
        Generator = new("Drcn", Scale: 4, Blocks: 16, Width: 256),
        Losses = s_lumaMse,
        BatchSize = 64,
        CropSide = 40,
        Steps = 300_000,
        Schedule = new StepDecay(1e-4, Every: 100_000, Factor: 0.1),
        Supervision = new(First: 1, End: 0.5),
    };

    /// <summary>
    /// SRCNN as near to its published figures as two CPU cores bring it within an hour: <see cref="Srcnn"/> with SOAP, a cosine schedule, averaged weights and images
    /// in three sizes. docs/models.md has what it reaches.
    /// </summary>
    public static ContentRecipe SrcnnQuick { get; } = Quick(Srcnn, QuickSrcnnSteps) with { Name = "srcnn-quick", CropSide = 48 };

    /// <summary>FSRCNN within an hour: as <see cref="SrcnnQuick"/>, with L1, as <see cref="PisrRecipe.Quick"/>, which has a teacher and Adam.</summary>
    public static ContentRecipe FsrcnnQuick { get; } = Quick(Fsrcnn) with { Name = "fsrcnn-quick", Losses = [new("l1-y")] };

    /// <summary>ESPCN within an hour: as <see cref="SrcnnQuick"/>.</summary>
    public static ContentRecipe EspcnQuick { get; } = Quick(Espcn) with { Name = "espcn-quick" };

    internal static IReadOnlyList<ContentRecipe> Named => [Srcnn, Fsrcnn, FsrcnnSmall, Espcn, Drcn, SrcnnQuick, FsrcnnQuick, EspcnQuick];

    private static ContentRecipe Quick(ContentRecipe paper, long steps = QuickSteps) => (ContentRecipe)(paper with
    {
        CropSide = 96,
        Sizes = [1, 0.75, 0.5],
        Steps = steps,
        Schedule = new CosineDecay(Peak: 3e-3, WarmUp: 100, steps, Floor: 1e-6),
        AverageDecay = 0.99,
    }).WithOptimizer("soap");
}
