using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>Interpolation in the place of a network: what a network has to be better than.</summary>
public sealed class ClassicalResampler : IGenerator
{
    private readonly ResamplingKernel _kernel;

    /// <summary>Enlarges with a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="scale">The factor, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public ClassicalResampler(ResamplingKernel kernel, int scale)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        _kernel = kernel;
        Scale = scale;
    }

    /// <inheritdoc/>
    public int Scale { get; }

    /// <inheritdoc/>
    public int Halo => (int)Math.Ceiling(_kernel.Support / 2);

    /// <inheritdoc/>
    /// <remarks>The result, the part of one tap and the image after the first pass: three channels of float32.</remarks>
    public long WorkingBytesPerPixel => 3L * sizeof(float) * (1 + Scale + 2L * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>A resampler by its kernel's name.</summary>
    /// <param name="name"><c>nearest</c> or <c>bicubic</c>.</param>
    /// <param name="scale">The factor, at least 1.</param>
    /// <exception cref="ArgumentException">There is no kernel of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public static ClassicalResampler Create(string name, int scale)
    {
        ResamplingKernel[] kernels = [ResamplingKernel.Nearest, ResamplingKernel.Bicubic];
        ResamplingKernel kernel = Array.Find(kernels, k => k.Name == name) ?? throw new ArgumentException(
            $"There is no resampling kernel \"{name}\"; give one of {string.Join(", ", kernels.AsEnumerable())}.", nameof(name));
        return new(kernel, scale);
    }

    /// <inheritdoc/>
    public Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4)
        {
            throw new ArgumentException($"Images to enlarge are [N, 3, H, W]; given [{string.Join(", ", input.shape)}].", nameof(input));
        }

        return Resize.To(input, checked((int)input.shape[2] * Scale), checked((int)input.shape[3] * Scale), _kernel);
    }

    /// <summary>Does nothing: there are no weights to free.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_kernel.Name} interpolation ×{Scale}";
}
