using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SuperResolution.Inference;
using SuperResolution.Networks;
using SuperResolution.Telemetry;
using SuperResolution.Weights;
using TorchSharp;

namespace SuperResolution;

/// <summary>Makes pictures larger with a trained network.</summary>
/// <remarks>
/// <para>
/// Any size of picture: it is computed in tiles that fit <see cref="UpscalerOptions.MemoryBudget"/>, with a margin as wide as the
/// network sees, so the pixels are those of the whole picture at once and there are no seams. Networks that look at the whole picture
/// (<see cref="IGenerator.TilesExactly"/>) are computed whole where the budget reaches; where not, a notice says so.
/// </para>
/// <para>
/// An instance may enhance on several threads at once; forward passes on the CPU are queued. Disposed meanwhile, it lets them end
/// and frees the network then.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var upscaler = Upscaler.Create();
/// using Image&lt;Rgb24&gt; photo = Image.Load&lt;Rgb24&gt;("photo.jpg");
/// using Image&lt;Rgb24&gt; large = upscaler.Enhance(photo);
/// large.Save("large.png");
/// </code>
/// </example>
public sealed class Upscaler : IDisposable
{
    private readonly IGenerator _generator;
    private readonly EnhancementTelemetry _telemetry;
    private readonly Lock _gate = new();
    private int _running;
    private bool _disposed;

    /// <summary>An upscaler over a network of your own.</summary>
    /// <param name="generator">
    /// The network. The upscaler owns it from now on: moves it to the device, rewrites it so that it enlarges faster (it can neither be trained nor saved any
    /// more) and disposes it.
    /// </param>
    /// <param name="options">How to run; <see cref="UpscalerOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the device or the precision is not there; or <see cref="UpscalerOptions.Strength"/> is given, which is for weights of the
    /// package and of files.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network was given to another upscaler before.</exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public Upscaler(IGenerator generator, UpscalerOptions? options = null)
        : this(generator ?? throw new ArgumentNullException(nameof(generator)), null, options, TargetOfOwn(options))
    {
    }

    private Upscaler(IGenerator generator, string? description, UpscalerOptions? options, ExecutionTarget target)
    {
        options ??= UpscalerOptions.Default;
        IGenerator network = SelfEnsemble.Inside(generator);
        description ??= network.ToString() ?? network.GetType().Name;
        if (options.WeightsScale is { } scale && scale != network.Scale)
        {
            throw new ArgumentException($"WeightsScale is {scale}, and {description} enlarges by {network.Scale}. Leave WeightsScale out: it is for files that do not tell their scale.");
        }

        _generator = options.SelfEnsemble ? new SelfEnsemble(network) : generator;
        Description = _generator is SelfEnsemble ? $"{description}; {SelfEnsemble.Words}" : description;

        InferencePlan plan = InferencePlan.Prepare(_generator, target, options.Precision);
        Pictures = new PictureEnhancement(Scale, new TiledInference(_generator, plan, options, Notice), options, Notice);
        _telemetry = new EnhancementTelemetry(network, Description, plan.Target);
    }

    /// <summary>
    /// Tells what was done that a user may not expect (<see cref="UpscaleNoticeKind"/>), on the thread that enhances. What a handler
    /// throws ends the enhancement.
    /// </summary>
    public event EventHandler<UpscaleNoticeEventArgs>? Noticed;

    /// <summary>How many times larger the network makes each side.</summary>
    public int Scale => _generator.Scale;

    /// <summary>Which network this is and what was found in its file.</summary>
    public string Description { get; }

    internal PictureEnhancement Pictures { get; }

    /// <summary>
    /// An upscaler with weights that lie inside the package: <see cref="Model.Faithful"/>, or with <see cref="UpscalerOptions.Strength"/>
    /// <see cref="Model.Photographic"/> at it. No file and no download is needed.
    /// </summary>
    /// <param name="options">How to run; <see cref="UpscalerOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the device or the precision is not there.</exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public static Upscaler Create(UpscalerOptions? options = null) =>
        Create(options?.Strength is null ? Model.Faithful : Model.Photographic, options);

    /// <summary>An upscaler with weights that lie inside the package. No file and no download is needed.</summary>
    /// <param name="model">Which of them.</param>
    /// <param name="options">How to run; <see cref="UpscalerOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">
    /// There is no such model, an option is out of range, or the device or the precision is not there; or <see cref="UpscalerOptions.Strength"/> is given for
    /// <see cref="Model.Faithful"/>, which invents nothing.
    /// </exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public static Upscaler Create(Model model, UpscalerOptions? options = null)
    {
        ExecutionTarget target = Target(options);
        return From(options?.Strength is { } strength ? TextureStrength.Load(model, strength) : PackagedWeights.Load(model, options?.TargetScale), options, target);
    }

    /// <summary>An upscaler with weights from a file: .pth (zip or legacy) or .safetensors. The network is recognised.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to run; <see cref="UpscalerOptions.Default"/> when null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidCheckpointException">The file is damaged or asks for something forbidden.</exception>
    /// <exception cref="UnrecognisedCheckpointException">The file holds no network that the library knows.</exception>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the device or the precision is not there; or <see cref="UpscalerOptions.Strength"/> is given and the file holds another
    /// network than those of the package for ×4; or the file is of another scale than <see cref="UpscalerOptions.WeightsScale"/>.
    /// </exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public static Upscaler Load(string path, UpscalerOptions? options = null)
    {
        ExecutionTarget target = Target(options);
        return From(
            options?.Strength is { } strength
                ? TextureStrength.Load(Checkpoint.Read(path, options.CheckpointLimits), strength)
                : GeneratorLoader.Load(path, options?.CheckpointLimits, options?.WeightsScale),
            options,
            target);
    }

    /// <summary>An upscaler with weights from a stream: .pth (zip or legacy) or .safetensors. The network is recognised.</summary>
    /// <param name="stream">The stream; read to its end, left open.</param>
    /// <param name="options">How to run; <see cref="UpscalerOptions.Default"/> when null.</param>
    /// <exception cref="InvalidCheckpointException">The file is damaged or asks for something forbidden.</exception>
    /// <exception cref="UnrecognisedCheckpointException">The file holds no network that the library knows.</exception>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the device or the precision is not there; or <see cref="UpscalerOptions.Strength"/> is given and the stream holds another
    /// network than those of the package for ×4; or it is of another scale than <see cref="UpscalerOptions.WeightsScale"/>.
    /// </exception>
    /// <exception cref="NativeLibraryMissingException">libtorch cannot be loaded; the message names the package to add.</exception>
    public static Upscaler Load(Stream stream, UpscalerOptions? options = null)
    {
        ExecutionTarget target = Target(options);
        return From(
            options?.Strength is { } strength
                ? TextureStrength.Load(Checkpoint.Read(stream, limits: options.CheckpointLimits), strength)
                : GeneratorLoader.Load(stream, limits: options?.CheckpointLimits, scale: options?.WeightsScale),
            options,
            target);
    }

    /// <summary>Makes a picture larger.</summary>
    /// <remarks>
    /// <para>
    /// The result is upright: where EXIF says that the picture is stored turned or mirrored, it is turned first, and the result's EXIF
    /// says so no more. EXIF, ICC, XMP and IPTC profiles and the resolution are carried over; sizes in pixels are corrected, a
    /// thumbnail is left out. Of an animation the first frame is enhanced (<see cref="Noticed"/>).
    /// </para>
    /// <para>
    /// Transparency is as <see cref="UpscalerOptions.AlphaMode"/> says. Colours beyond [0, 1] of a floating-point pixel type are
    /// clamped.
    /// </para>
    /// </remarks>
    /// <typeparam name="TPixel">
    /// The pixel type of the picture and of the result; its depth decides the result's. Any type of ImageSharp; L8, L16, La16, La32,
    /// Rgb24, Rgba32, Rgb48 and Rgba64 are read and written fastest.
    /// </typeparam>
    /// <param name="image">The picture; it is not changed.</param>
    /// <param name="progress">Told before the first tile and after each.</param>
    /// <param name="cancellationToken">Looked at before each tile.</param>
    /// <returns>A new picture, <see cref="Scale"/> times larger, or of the size that the options ask for.</returns>
    /// <exception cref="ArgumentException">
    /// The result would have more pixels than <see cref="UpscalerOptions.LargestOutput"/>, or the smallest tile would not fit
    /// <see cref="UpscalerOptions.MemoryBudget"/>, or a pixel is NaN or infinite.
    /// </exception>
    /// <exception cref="InvalidMemoryOperationException">The result is larger than ImageSharp's allocator allows (4 GiB by default).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="NonFiniteOutputException">The network gave NaN or infinity.</exception>
    /// <exception cref="InvalidOperationException">The network gave another size than its <see cref="IGenerator.Scale"/> says.</exception>
    /// <exception cref="OutOfMemoryException">
    /// Memory did not reach for the result, or even for the smallest tile (<see cref="InsufficientMemoryException"/>). A tile for which it
    /// runs out is halved and computed anew (<see cref="UpscaleNoticeKind.TileReduced"/>); progress still counts it as one.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The upscaler is disposed.</exception>
    public Image<TPixel> Enhance<TPixel>(
        Image<TPixel> image, IProgress<UpscaleProgress>? progress = null, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        Enter();
        try
        {
            return Enhanced(image, progress, cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Makes a picture larger on a thread of the pool.</summary>
    /// <inheritdoc cref="Enhance{TPixel}"/>
    public Task<Image<TPixel>> EnhanceAsync<TPixel>(
        Image<TPixel> image, IProgress<UpscaleProgress>? progress = null, CancellationToken cancellationToken = default)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(image);
        Enter();
        return Left(Task.Run(() => Enhanced(image, progress, cancellationToken), cancellationToken));
    }

    /// <summary>Makes the picture of a file larger and writes it to another, in the format that its extension names.</summary>
    /// <remarks>
    /// The picture is read with the depth and the channels that the file has: gray stays gray and 16 bits stay 16. What the output's format
    /// is written without (depth, transparency, colours, profiles, resolution) is told (<see cref="Noticed"/>). CMYK becomes RGB, and its colour profile is left
    /// out, which is told too. All that can be known from the file's header and the output's name is checked before anything is computed.
    /// </remarks>
    /// <param name="input">A picture: PNG, JPEG, WebP, GIF, BMP or TIFF.</param>
    /// <param name="output">
    /// The file to make, whole or not at all: it is written under a temporary name and renamed. An existing one is replaced; it may be
    /// the input. JPEG and WebP are written at quality 95, JPEG without subsampled chroma.
    /// </param>
    /// <param name="progress">Told before the first tile and after each.</param>
    /// <param name="cancellationToken">Looked at before each tile and while reading and writing.</param>
    /// <returns>The size of the result in pixels.</returns>
    /// <exception cref="FileNotFoundException">There is no input file.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of the output does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The output cannot be written: its folder or it is read-only, or it is a folder; or the input may not be read.
    /// </exception>
    /// <exception cref="IOException">The input cannot be read, or the output not be written: the disk is full, for example.</exception>
    /// <exception cref="UnknownImageFormatException">The input is no picture of these formats, or the output's extension names none.</exception>
    /// <exception cref="InvalidImageContentException">The input is damaged.</exception>
    /// <exception cref="NotSupportedException">The input is of a kind that is not read: a BMP whose pixels are packed, a TIFF of 12 bits a channel.</exception>
    /// <exception cref="NativeLibraryMissingException">The codecs of pictures cannot be loaded.</exception>
    /// <exception cref="ArgumentException">The output's format cannot hold a picture of the result's size (WebP 16383 pixels a side, JPEG 65535).</exception>
    /// <inheritdoc cref="Enhance{TPixel}" path="/exception"/>
    public Task<Size> EnhanceFileAsync(
        string input, string output, IProgress<UpscaleProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        FileEnhancement file = new(this, input, output, progress);
        Enter();
        return Left(file.RunAsync(cancellationToken));
    }

    /// <summary>Frees the network's memory, once the enhancements that were begun have ended; new ones are refused.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                if (_running == 0)
                {
                    _generator.Dispose();
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Description;

    private void Notice(UpscaleNoticeKind kind, string message) => Noticed?.Invoke(this, new UpscaleNoticeEventArgs(kind, message));

    /// <summary>Everything that can be wrong before a file of weights is read.</summary>
    private static ExecutionTarget Target(UpscalerOptions? options)
    {
        options ??= UpscalerOptions.Default;
        options.Validate();
        return ExecutionTarget.From(options);
    }

    private static ExecutionTarget TargetOfOwn(UpscalerOptions? options)
    {
        ExecutionTarget target = Target(options);
        TextureStrength.Require(model: null, ownNetwork: true, options?.Strength);
        return target;
    }

    private static Upscaler From(LoadedGenerator loaded, UpscalerOptions? options, ExecutionTarget target)
    {
        try
        {
            return new Upscaler(loaded.Generator, loaded.Description, options, target);
        }
        catch
        {
            loaded.Generator.Dispose();
            throw;
        }
    }

    /// <summary>What was entered already.</summary>
    internal Image<TPixel> Enhanced<TPixel>(
        Image<TPixel> image, IProgress<UpscaleProgress>? progress, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel> =>
        _telemetry.Measure(image.Size, progress, watched => Pictures.Run(image, watched, cancellationToken));

    private async Task<T> Left<T>(Task<T> enhancement)
    {
        try
        {
            return await enhancement.ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    // The network's tensors must not be freed while a forward pass uses them.
    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _running++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_running == 0 && _disposed)
            {
                _generator.Dispose();
            }
        }
    }
}
