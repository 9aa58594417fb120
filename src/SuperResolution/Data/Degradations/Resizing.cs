using SuperResolution.Numerics;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// Another size by area, bilinear or bicubic interpolation (Wang et al. 2021, "Real-ESRGAN", section 3.1). The outer edges stay where they are, so that
/// nothing shifts.
/// </summary>
/// <param name="Interpolation">How.</param>
/// <param name="Height">New rows.</param>
/// <param name="Width">New columns.</param>
public sealed record Resizing(Interpolation Interpolation, int Height, int Width) : DegradationStep
{
    private protected override IEnumerable<string> Faults =>
        [.. SettingFaults.Number(nameof(Height), Height, 1, 100_000), .. SettingFaults.Number(nameof(Width), Width, 1, 100_000)];

    /// <inheritdoc/>
    internal override PlanarImage Apply(PlanarImage image) =>
        (image.Height, image.Width) == (Height, Width) ? image : Rows(Columns(image));

    /// <inheritdoc/>
    public override string ToString() => $"Resize: {Interpolation.ToString().ToLowerInvariant()} to {Width}×{Height}";

    private PlanarImage Columns(PlanarImage image)
    {
        Taps[] taps = Taps.Of(Interpolation, image.Width, Width);
        PlanarImage result = new(image.Height, Width);
        for (int row = 0; row < PlanarImage.Channels * image.Height; row++)
        {
            ReadOnlySpan<float> from = image.Values.Slice(row * image.Width, image.Width);
            Span<float> to = result.Values.Slice(row * Width, Width);
            for (int x = 0; x < Width; x++)
            {
                (int[] sources, float[] weights) = taps[x];
                float sum = 0;
                for (int k = 0; k < sources.Length; k++)
                {
                    sum += from[sources[k]] * weights[k];
                }

                to[x] = sum;
            }
        }

        return result;
    }

    private PlanarImage Rows(PlanarImage image)
    {
        Taps[] taps = Taps.Of(Interpolation, image.Height, Height);
        PlanarImage result = new(Height, image.Width);
        for (int channel = 0; channel < PlanarImage.Channels; channel++)
        {
            for (int y = 0; y < Height; y++)
            {
                foreach ((int source, float weight) in taps[y].Sources.Zip(taps[y].Weights))
                {
                    ScaledSum.Add(image.Row(channel, source), weight, result.Row(channel, y));
                }
            }
        }

        return result;
    }
}
