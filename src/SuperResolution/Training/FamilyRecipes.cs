using SuperResolution.Data;

namespace SuperResolution.Training;

/// <summary>
/// Networks of the family that are trained with content losses, with the settings that were published with their code; each says where they are from and what
/// is otherwise. Their data sets are DIV2K, Flickr2K and OST; here crops come from any images, flipped and turned.
/// </summary>
public static class FamilyRecipes
{
    private static readonly LossTerm[] s_l1 = [new("l1")];

    /// <summary>
    /// MSRResNet of BasicSR (<c>options/train/SRResNet_SRGAN/train_MSRResNet_x4.yml</c>): absolute difference, 16 crops of 128×128, Adam with β₂ = 0.99, 10⁶
    /// steps at 2·10⁻⁴ that fall along a cosine to 10⁻⁷ four times, averaged weights.
    /// </summary>
    public static ContentRecipe MsrResNet { get; } = new()
    {
        Name = "msrresnet",
        Generator = new("MsrResNet", Scale: 4, Blocks: 16, Width: 64),
        Losses = s_l1,
        CropSide = 128,
        Steps = 1_000_000,
        Schedule = new CosineRestarts(Peak: 2e-4, Period: 250_000, Floor: 1e-7),
        Beta2 = 0.99,
        AverageDecay = 0.999,
    };

    /// <summary>
    /// BSRN (Li et al. 2022; <c>options/train/train_BSRN_x4.yml</c> of github.com/xiaom233/BSRN): absolute difference, 64 crops of 192×192 (two GPUs with 32
    /// each), Adam, 10⁶ steps at 10⁻³ along a cosine to 10⁻⁷.
    /// </summary>
    public static ContentRecipe Bsrn { get; } = new()
    {
        Name = "bsrn",
        Generator = new("Bsrn", Scale: 4, Blocks: 8, Width: 64),
        Losses = s_l1,
        BatchSize = 64,
        CropSide = 192,
        Steps = 1_000_000,
        Schedule = new CosineDecay(Peak: 1e-3, WarmUp: 0, Steps: 1_000_000, Floor: 1e-7),
    };

    /// <summary>
    /// BSRN-S (<c>options/train/train_BSRN-S_x4.yml</c> of the same): absolute difference, 256 crops of 256×256 (four GPUs with 64 each), 1.5·10⁶ steps at
    /// 2·10⁻³ along a cosine to 10⁻⁷.
    /// </summary>
    public static ContentRecipe BsrnSmall { get; } = Bsrn with
    {
        Name = "bsrn-s",
        Generator = new("BsrnSmall", Scale: 4, Blocks: 5, Width: 48),
        BatchSize = 256,
        CropSide = 256,
        Steps = 1_500_000,
        Schedule = new CosineDecay(Peak: 2e-3, WarmUp: 0, Steps: 1_500_000, Floor: 1e-7),
    };

    /// <summary>
    /// Real-ESRNet, what Real-ESRGAN starts from (Wang et al. 2021, section 4.1; <c>options/train_realesrnet_x4plus.yml</c> of github.com/xinntao/Real-ESRGAN):
    /// the network of <see cref="ContentRecipe.RrdbPsnr"/>, absolute difference to sharpened targets, 48 crops of 256×256 (four GPUs with 12 each), Adam with
    /// β₂ = 0.99, 10⁶ steps at 2·10⁻⁴, averaged weights. It starts from ESRGAN's weights: give them.
    /// </summary>
    public static ContentRecipe RealEsrNet { get; } = new()
    {
        Name = "real-esrnet",
        Generator = ContentRecipe.RrdbPsnr.Generator,
        Degradation = "realesrgan",
        RealEsrgan = RealEsrganDegradation.PublishedPlus,
        Losses = s_l1,
        BatchSize = 48,
        CropSide = 256,
        Steps = 1_000_000,
        Schedule = new ConstantRate(2e-4),
        Beta2 = 0.99,
        AverageDecay = 0.999,
    };

    /// <summary>
    /// SRVGGNetCompact of 16 convolutions, as realesr-animevideov3 has it. Its authors published no settings of its training; these are <see cref="RealEsrNet"/>'s,
    /// from random weights.
    /// </summary>
    public static ContentRecipe Compact { get; } = RealEsrNet with { Name = "compact", Generator = new("SRVGGNetCompact", Scale: 4, Blocks: 16, Width: 64) };

    /// <summary>
    /// What Fast-SRGAN starts from (<c>configs/config.yaml</c> and <c>trainer.py</c> of github.com/HasnainRaz/Fast-SRGAN): 24 crops of 96×96 at 10⁻⁴. Its loss is
    /// the smooth absolute difference on [−1, 1], which below 1 is half the square. Its number of steps is a placeholder there; here
    /// 10⁶, as SRResNet's. Left out: AdamW's weight decay of 10⁻².
    /// </summary>
    public static ContentRecipe FastSrganMse { get; } = new()
    {
        Name = "fast-srgan-mse",
        Generator = new("FastSRGAN", Scale: 4, Blocks: 8, Width: 64),
        Losses = [new("mse", 0.5)],
        BatchSize = 24,
        CropSide = 96,
        Steps = 1_000_000,
        Schedule = new ConstantRate(1e-4),
    };

    /// <summary>
    /// EBRN (Qiu et al. 2019): absolute difference, then squared (<see cref="EbrnFineTuned"/>). Neither code nor weights were published; beside the losses the settings
    /// are those of public re-implementations: low-resolution crops of 64×64 in batches of 32, a rate of 10⁻⁴ that is halved every 2·10⁵ of 10⁶ steps.
    /// </summary>
    public static ContentRecipe Ebrn { get; } = new()
    {
        Name = "ebrn",
        Generator = new("Ebrn", Scale: 4, Blocks: 10, Width: 64),
        Losses = s_l1,
        BatchSize = 32,
        CropSide = 256,
        Steps = 1_000_000,
        Schedule = new StepDecay(1e-4, Every: 200_000, Factor: 0.5),
    };

    /// <summary>
    /// The second part of EBRN's training: mean squared error, from the weights of <see cref="Ebrn"/>: give them. 2·10⁵ steps at the rate with which the first part
    /// ended are numbers of this library.
    /// </summary>
    public static ContentRecipe EbrnFineTuned { get; } = Ebrn with
    {
        Name = "ebrn-mse",
        Losses = [new("mse")],
        Steps = 200_000,
        Schedule = new ConstantRate(1e-4 / 16),
    };

    internal static IReadOnlyList<ContentRecipe> Named => [MsrResNet, Bsrn, BsrnSmall, RealEsrNet, Compact, FastSrganMse, Ebrn, EbrnFineTuned];
}
