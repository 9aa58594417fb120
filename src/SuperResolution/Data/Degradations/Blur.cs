using SuperResolution.Numerics;

namespace SuperResolution.Data.Degradations;

/// <summary>
/// A convolution of each channel with a kernel, edges mirrored at the middle of the outermost pixels (Wang et al. 2021, "Real-ESRGAN", section 3.1;
/// <c>filter2D</c> of the published code). Kernels are point-symmetric, so that it is a correlation as well.
/// </summary>
/// <param name="Kernel">The kernel.</param>
public sealed record Blur(BlurKernel Kernel) : DegradationStep
{
    /// <inheritdoc/>
    internal override PlanarImage Apply(PlanarImage image)
    {
        int margin = Kernel.Size / 2;
        int wide = image.Width + 2 * margin;
        float[] rows = new float[image.Height * wide];
        PlanarImage result = new(image.Height, image.Width);
        for (int channel = 0; channel < PlanarImage.Channels; channel++)
        {
            for (int y = 0; y < image.Height; y++)
            {
                image.CopyMirrored(channel, y, margin, rows.AsSpan(y * wide, wide));
            }

            for (int y = 0; y < image.Height; y++)
            {
                Span<float> target = result.Row(channel, y);
                for (int i = 0; i < Kernel.Size; i++)
                {
                    ReadOnlySpan<float> row = rows.AsSpan(Edge.Mirrored(y + i - margin, image.Height) * wide, wide);
                    for (int j = 0; j < Kernel.Size; j++)
                    {
                        ScaledSum.Add(row.Slice(j, image.Width), Kernel.Weights[i * Kernel.Size + j], target);
                    }
                }
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public override string ToString() => $"Blur: {Kernel}";
}
