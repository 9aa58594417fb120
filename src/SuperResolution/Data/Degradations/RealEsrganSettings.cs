namespace SuperResolution.Data.Degradations;

/// <summary>
/// All numbers of Real-ESRGAN's degradation, as data. Those that the authors published are <see cref="RealEsrganDegradation.Published"/>;
/// <c>with</c> changes them.
/// </summary>
public sealed record RealEsrganSettings
{
    /// <summary>The first order.</summary>
    public required DegradationOrder First { get; init; }

    /// <summary>The second order. Its sizes are shares of the final size, and the sinc filter comes before or after its JPEG.</summary>
    public required DegradationOrder Second { get; init; }

    /// <summary>How likely the final sinc filter is there.</summary>
    public required double FinalSincProbability { get; init; }

    /// <summary>The smallest side of its kernel in pixels, odd.</summary>
    public required int FinalSincSmallestSize { get; init; }

    /// <summary>The largest side of its kernel in pixels, odd.</summary>
    public required int FinalSincLargestSize { get; init; }

    /// <summary>Its cutoff ω, in radians a pixel.</summary>
    public required Interval FinalSincCutoff { get; init; }

    /// <summary>How likely the resizing to the final size and the sinc filter come before the last JPEG; otherwise they come after it.</summary>
    public required double FinalSincBeforeJpegProbability { get; init; }

    /// <summary>
    /// A crop of side n is degraded as a part of a square whose side is n and twice this number of pixels, as far as the image has them: where in it the
    /// crop lies is random, so that JPEG's blocks begin anywhere in it and it seldom has edges of its own.
    /// </summary>
    public required int Surroundings { get; init; }

    /// <summary>How targets are sharpened, which are then what is degraded; null for not at all.</summary>
    public UnsharpMask? Sharpening { get; init; }

    internal IEnumerable<string> Faults
    {
        get
        {
            if (First is null || Second is null)
            {
                return [$"{nameof(First)} or {nameof(Second)} is null; give both orders"];
            }

            return
            [
                .. First.Faults.Select(fault => $"{nameof(First)}: {fault}"),
                .. Second.Faults.Select(fault => $"{nameof(Second)}: {fault}"),
                .. SettingFaults.Probability(nameof(FinalSincProbability), FinalSincProbability),
                .. SettingFaults.KernelSizes(FinalSincSmallestSize, FinalSincLargestSize).Select(fault => $"FinalSinc: {fault}"),
                .. FinalSincCutoff.Faults(nameof(FinalSincCutoff), 0.1, Math.PI),
                .. SettingFaults.Probability(nameof(FinalSincBeforeJpegProbability), FinalSincBeforeJpegProbability),
                .. SettingFaults.Number(nameof(Surroundings), Surroundings, 0, 10_000),
                .. Sharpening?.Faults.Select(fault => $"{nameof(Sharpening)}: {fault}") ?? [],
            ];
        }
    }
}
