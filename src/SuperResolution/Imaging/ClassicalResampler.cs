using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>Interpolation in the place of a network: what a network has to be better than.</summary>
public sealed class ClassicalResampler : IGenerator
{
    private const string FourierName = "fourier";

    // Wider than any picture: a tile is the whole picture, or its pixels would be those of another one.
    private const int EverywhereHalo = 1 << 30;

    private readonly string _name;
    private readonly Func<Tensor, Tensor> _enlarge;

    /// <summary>Enlarges with a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="scale">The factor, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public ClassicalResampler(ResamplingKernel kernel, int scale)
        : this(
            (kernel ?? throw new ArgumentNullException(nameof(kernel))).Name,
            scale,
            (int)Math.Ceiling(kernel.Support / 2),
            image => Resize.To(image, checked((int)image.shape[2] * scale), checked((int)image.shape[3] * scale), kernel))
    {
    }

    private ClassicalResampler(string name, int scale, int halo, Func<Tensor, Tensor> enlarge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        _name = name;
        _enlarge = enlarge;
        Scale = scale;
        Halo = halo;
    }

    /// <summary>The names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ResamplingKernel.All.Select(kernel => kernel.Name), FourierName];

    /// <inheritdoc/>
    public int Scale { get; }

    /// <inheritdoc/>
    /// <remarks>Of <c>fourier</c>, where each pixel depends on the whole picture, it is larger than pictures are: none is cut into tiles.</remarks>
    public int Halo { get; }

    /// <inheritdoc/>
    /// <remarks>The result, the part of one tap and the image after the first pass: three channels of float32.</remarks>
    public long WorkingBytesPerPixel => 3L * sizeof(float) * (1 + Scale + 2L * Scale * Scale);

    /// <inheritdoc/>
    public ValueRange InputRange => ValueRange.Unit;

    /// <inheritdoc/>
    public ValueRange OutputRange => ValueRange.Unit;

    /// <summary>A resampler by its name.</summary>
    /// <param name="name">
    /// The name of a kernel, <c>nearest</c>, <c>bilinear</c>, <c>bicubic</c>, <c>lanczos3</c>, <c>hermite</c> or <c>b-spline</c>; or
    /// <c>fourier</c>, which pads the picture's frequencies with zeros.
    /// </param>
    /// <param name="scale">The factor, at least 1.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public static ClassicalResampler Create(string name, int scale)
    {
        if (name == FourierName)
        {
            return new(FourierName, scale, EverywhereHalo, image => FourierInterpolation.Enlarge(image, scale));
        }

        ResamplingKernel kernel = ResamplingKernel.All.FirstOrDefault(k => k.Name == name) ?? throw new ArgumentException(
            $"There is no resampling kernel \"{name}\"; give one of {string.Join(", ", Names)}.", nameof(name));
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

        return _enlarge(input);
    }

    /// <summary>Does nothing: there are no weights to free.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_name} interpolation ×{Scale}";
}
