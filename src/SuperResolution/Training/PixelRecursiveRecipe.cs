using System.Text.Json.Serialization;

namespace SuperResolution.Training;

/// <summary>Pixel recursive super resolution (Dahl et al. 2017) as data: both networks learn to tell originals' values, pixel by pixel.</summary>
/// <remarks>
/// <see cref="TrainingRecipe.Losses"/> is empty: what is drawn has no gradients, and the likelihood of originals is what counts (section 3.2). Of validation
/// images the middle <see cref="TrainingRecipe.CropSide"/> pixels are drawn, as that takes its time.
/// </remarks>
public sealed record PixelRecursiveRecipe : TrainingRecipe
{
    /// <summary>
    /// 8×8 to 32×32 pixels; RMSProp with a decay of 0.95 and a momentum of 0.9, batches of 32, a rate of 4·10⁻⁴ that is halved every 5·10⁵ steps, as
    /// github.com/nilboy/pixel-recursive-super-resolution has it; 2·10⁵ steps, as for faces at github.com/hodgka/Pixel-Recursive-Super-Resolution. They
    /// show whole photographs at 32×32; here crops are. Set <see cref="TrainingRecipe.Sizes"/> for more to be seen in each. Degradation: bicubic.
    /// </summary>
    public static PixelRecursiveRecipe Paper { get; } = new()
    {
        Name = "pixel-recursive",
        Generator = new("PixelRecursive", Scale: 4, Blocks: 6, Width: 32),
        Losses = [],
        BatchSize = 32,
        CropSide = 32,
        Steps = 200_000,
        Schedule = new StepDecay(4e-4, Every: 500_000, Factor: 0.5),
        Optimizer = "rmsprop",
        Beta2 = 0.95,
        Momentum = 0.9,
    };

    internal static IReadOnlyList<PixelRecursiveRecipe> Named => [Paper];

    internal override IEnumerable<LossTerm> Terms => [new(PixelRecursiveTrainer.Likelihood), new(PixelRecursiveTrainer.Conditioning)];

    /// <summary>False: a plausible picture that is another than the original has a low PSNR.</summary>
    [JsonIgnore]
    public override bool JudgedByPsnr => false;

    private protected override bool HasOwnLoss => true;

    // Pictures are drawn pixel by pixel.
    private protected override int LargestValidationSide => CropSide;

    private protected override IEnumerable<string> Faults => Losses is { Count: > 0 }
        ? base.Faults.Append(
            $"{nameof(Losses)} has {string.Join(" and ", Losses.Select(term => term?.Loss))}; give none, as drawn pixels have no gradients: the likelihood is the loss")
        : base.Faults;

    /// <inheritdoc/>
    public override GeneratorTrainer CreateTrainer(IGenerator? generator = null, LossResources? resources = null) =>
        new PixelRecursiveTrainer(this, generator, resources);
}
