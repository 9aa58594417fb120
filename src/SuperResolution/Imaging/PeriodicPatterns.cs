using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Imaging;

/// <summary>
/// Patterns that repeat every 2 or every 4 pixels, as upsampling layers leave them: of windows of 32×32 (Hann), one every 16 pixels, the part of
/// the spectrum at the frequencies (k/p, l/p) that repeat every p pixels and not more often. A window keeps patterns that change their
/// sign from place to place, which would vanish in the spectrum of the whole image.
/// </summary>
internal static class PeriodicPatterns
{
    /// <summary>The side of a window in pixels.</summary>
    public const int Side = 32;

    private const int Step = 16;

    private static readonly double[][] s_waves =
    [
        Windowed(_ => 1),
        Windowed(x => Math.Cos(Math.PI * x)),
        Windowed(x => Math.Sqrt(2) * Math.Cos(Math.PI * x / 2)),
        Windowed(x => Math.Sqrt(2) * Math.Sin(Math.PI * x / 2)),
    ];

    private static readonly double[] s_period2 = Products(2);
    private static readonly double[] s_period4 = Products(4);

    /// <summary>The periods that there are.</summary>
    public static IReadOnlyList<int> Periods { get; } = [2, 4];

    /// <summary>The squared amplitude of the patterns in each window, summed over the frequencies.</summary>
    /// <param name="planes">[N, 1, H, W], H and W at least <see cref="Side"/>.</param>
    /// <param name="period">2 or 4.</param>
    /// <returns>[N, 1, rows, columns] in the type of the planes.</returns>
    public static Tensor Energy(Tensor planes, int period)
    {
        double[] values = period == 2 ? s_period2 : s_period4;
        Tensor patterns = tensor(values, [values.Length / (Side * Side), 1, Side, Side]).to(planes.dtype).to(planes.device);
        return functional.conv2d(planes, patterns, strides: [Step, Step]).square().sum(1, keepdim: true);
    }

    /// <summary>Products of the functions that repeat every p pixels, without those that repeat more often or are flat, so that each answers a wave with its amplitude.</summary>
    private static double[] Products(int period)
    {
        int first = period == 2 ? 1 : 2;
        double mean = s_waves[0].Sum();
        return
        [
            .. from y in Enumerable.Range(0, period)
               from x in Enumerable.Range(0, period)
               where Math.Max(x, y) >= first
               from row in s_waves[y]
               from column in s_waves[x]
               select row * column / (mean * mean),
        ];
    }

    private static double[] Windowed(Func<int, double> wave) =>
        [.. Enumerable.Range(0, Side).Select(x => wave(x) * Math.Pow(Math.Sin(Math.PI * (x + 0.5) / Side), 2))];
}
