using static TorchSharp.torch;

namespace SuperResolution.Imaging;

/// <summary>Interpolation in the place of a network: what a network has to be better than.</summary>
public sealed class ClassicalResampler : IGenerator
{
    private const string FourierName = "fourier";

    // Where a picture is cut all the same, the rings of a tile's borders have faded to some percent of an edge.
    private const int FourierMargin = 32;

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
            tilesExactly: true,
            image => Resize.To(image, checked((int)image.shape[2] * scale), checked((int)image.shape[3] * scale), kernel))
    {
    }

    private ClassicalResampler(string name, int scale, int halo, bool tilesExactly, Func<Tensor, Tensor> enlarge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        _name = name;
        _enlarge = enlarge;
        Scale = scale;
        Halo = halo;
        TilesExactly = tilesExactly;
    }

    /// <summary>The names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ResamplingKernel.All.Select(kernel => kernel.Name), FourierName];

    /// <inheritdoc/>
    public int Scale { get; }

    /// <inheritdoc/>
    /// <remarks>Of <c>fourier</c>, where each pixel depends on the whole picture, no margin gives the same pixels; with this one most of the rings are left out.</remarks>
    public int Halo { get; }

    /// <inheritdoc/>
    /// <remarks>False for <c>fourier</c>, for which a picture goes on periodically: at its borders a tile does not meet the opposite side.</remarks>
    public bool TilesExactly { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// Three channels of float32: the image, what the first pass made of it, and of the second the result with the part of one tap, or with the
    /// spectrum and a copy that the transform works in.
    /// </remarks>
    public long WorkingBytesPerPixel => 3L * sizeof(float) * (1 + Scale + (TilesExactly ? 2L : 3L) * Scale * Scale);

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
            return new(FourierName, scale, FourierMargin, tilesExactly: false, image => FourierInterpolation.Enlarge(image, scale));
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
