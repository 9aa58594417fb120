using SuperResolution.Data.Degradations;
using static TorchSharp.torch;

namespace SuperResolution.Data;

/// <summary>
/// What happens to pictures outside of laboratories, at random: blur, resizing, noise and JPEG, twice, with a sinc filter in between that rings and
/// overshoots (Wang et al. 2021, "Real-ESRGAN: Training Real-World Blind Super-Resolution with Pure Synthetic Data", section 3, figure 2).
/// </summary>
/// <remarks>
/// Unlike the published code: each image has its own sizes and kernels, so that no pool of training pairs mixes them; JPEG goes through a codec instead of
/// operators that imitate it; and the first resizing keeps the image's outer edges in place where the published one shifts by less than a pixel.
/// </remarks>
public sealed partial class RealEsrganDegradation : IRandomDegradation
{
    /// <summary>A degradation by a factor.</summary>
    /// <param name="scale">r: 2, 3, 4 or 8.</param>
    /// <param name="settings">What is drawn; null for <see cref="Published"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is another.</exception>
    /// <exception cref="ArgumentException">A setting is out of range; the message lists all of it.</exception>
    public RealEsrganDegradation(int scale = 4, RealEsrganSettings? settings = null)
    {
        Scale = DegradationInput.RequireScale(scale);
        Settings = settings ?? Published;
        SettingFaults.Require(nameof(RealEsrganSettings), Settings.Faults);
    }

    /// <inheritdoc/>
    public string Name => "realesrgan";

    /// <inheritdoc/>
    public int Scale { get; }

    /// <summary>What is drawn.</summary>
    public RealEsrganSettings Settings { get; }

    /// <inheritdoc/>
    /// <remarks><see cref="RealEsrganSettings.Surroundings"/>, in output pixels.</remarks>
    public int Margin => (Settings.Surroundings + Scale - 1) / Scale;

    /// <inheritdoc/>
    public bool ChangesTarget => Settings.Sharpening is not null;

    /// <inheritdoc/>
    public Tensor Target(Tensor high) => Settings.Sharpening?.Apply(high) ?? high;

    /// <inheritdoc/>
    public Tensor Degrade(Tensor high) => Degrade(high, seed: 0);

    /// <inheritdoc/>
    public Tensor Degrade(Tensor high, long seed)
    {
        (int height, int width) = DegradationInput.LowSize(high, Scale);
        DegradationInput.RequireColours(high);
        return PlanarImage.Each(high, (image, number) =>
        {
            PlanarImage result = Draw(Draws(seed, number), height, width).Aggregate(image, (before, step) => step.Apply(before));
            foreach (ref float value in result.Values)
            {
                value = PlanarImage.To8Bits(value) / (float)byte.MaxValue;
            }

            return result;
        });
    }

    /// <summary>The steps that a seed draws for the first image, of which the last gives the result before it is rounded to 8 bits.</summary>
    /// <param name="height">rH: rows of the original, a multiple of r.</param>
    /// <param name="width">rW: columns of the original, a multiple of r.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">A side is below r.</exception>
    public IReadOnlyList<DegradationStep> Steps(int height, int width, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, Scale);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Scale);
        return Draw(Draws(seed, 0), height / Scale, width / Scale);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Describe(int height, int width, long seed) => [.. Steps(height, width, seed).Select(step => step.ToString())];

    /// <inheritdoc/>
    public override string ToString() => ChangesTarget ? $"{Name}, sharpened targets" : Name;

    private static RandomDraws Draws(long seed, int image) => new(CounterRandom.Of(seed).At(image));

    /// <summary>Draws all steps for an image.</summary>
    /// <param name="draws">The random numbers.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    private List<DegradationStep> Draw(RandomDraws draws, int height, int width)
    {
        (DegradationOrder first, DegradationOrder second) = (Settings.First, Settings.Second);

        List<DegradationStep> steps = [.. DrawBlur(draws, first)];
        steps.Add(first.Resize.Draw(draws, height * Scale, width * Scale));
        steps.Add(first.Noise.Draw(draws));
        steps.Add(first.DrawJpeg(draws));

        steps.AddRange(DrawBlur(draws, second));
        steps.Add(second.Resize.Draw(draws, height, width));
        steps.Add(second.Noise.Draw(draws));

        // Resizing and sinc filter stay together: JPEG between them twists lines (comment of realesrgan_model.py).
        bool jpegLast = draws.Chance(Settings.FinalSincBeforeJpegProbability);
        List<DegradationStep> end = [new Resizing(second.Resize.DrawInterpolation(draws), height, width), .. DrawSinc(draws)];
        end.Insert(jpegLast ? end.Count : 0, second.DrawJpeg(draws));
        return [.. steps, .. end];
    }

    private static IEnumerable<DegradationStep> DrawBlur(RandomDraws draws, DegradationOrder order) =>
        draws.Chance(order.BlurProbability) ? [new Blur(order.Blur.Draw(draws))] : [];

    private IEnumerable<DegradationStep> DrawSinc(RandomDraws draws) => draws.Chance(Settings.FinalSincProbability)
        ? [new Blur(SincFilter.Kernel(draws.Odd(Settings.FinalSincSmallestSize, Settings.FinalSincLargestSize), draws.In(Settings.FinalSincCutoff)))]
        : [];
}
