using System.ComponentModel.DataAnnotations;

namespace SuperResolution.Samples.Web;

/// <summary>
/// The section <c>SuperResolution</c> of the configuration: appsettings.json, environment variables (<c>SuperResolution__Queue=4</c>)
/// or the command line (<c>--queue 4</c>), where words may be parted as well (<c>--max-bytes</c>).
/// </summary>
internal sealed class WebSettings : IValidatableObject
{
    public const string Section = "SuperResolution";

    /// <summary>A .pth or .safetensors file. Without this, <see cref="Model"/> and <see cref="Resample"/>, <see cref="SuperResolution.Model.Faithful"/>.</summary>
    public string? Weights { get; set; }

    /// <summary>What <see cref="Weights"/> enlarge by, where the file does not tell it (SRCNN, FSRCNN, DRCN).</summary>
    public int? WeightsScale { get; set; }

    /// <summary>A network of the package.</summary>
    public Model? Model { get; set; }

    /// <summary>One of <c>ClassicalResampler.Names</c>, such as <c>bicubic</c>: interpolate instead of using a network. The page says so.</summary>
    public string? Resample { get; set; }

    /// <summary>Bytes of the largest file that is taken.</summary>
    [Range(1L, 1L << 31)]
    public long MaxBytes { get; set; } = 20 << 20;

    /// <summary>Pixels of the largest picture that is taken, read from its header.</summary>
    [Range(1L, 1_000_000_000L)]
    public long MaxPixels { get; set; } = 4_000_000;

    /// <summary>Pictures that are enhanced at once. More than one takes more memory and, on a CPU, gains little.</summary>
    [Range(1, 64)]
    public int Running { get; set; } = 1;

    /// <summary>Pictures that wait. When so many do, the answer to others is 429.</summary>
    [Range(0, 10_000)]
    public int Queue { get; set; } = 8;

    /// <summary>
    /// Pictures besides that are on the way in, or out as results; beyond, the answer is 429. Slow clients keep others out only if they
    /// are more, and each may have a file of <see cref="MaxBytes"/> and a result on the disk.
    /// </summary>
    [Range(0, 10_000)]
    public int Transfers { get; set; } = 32;

    /// <summary>Seconds that an upload may take.</summary>
    [Range(1, 3600)]
    public int UploadSeconds { get; set; } = 60;

    /// <summary>Bytes a second that an upload must bring on average once it is 5 seconds old, as it holds a place meanwhile.</summary>
    [Range(1, 1 << 30)]
    public int UploadRate { get; set; } = 4096;

    /// <summary>Seconds that a client may take to read a result; then the connection is closed.</summary>
    [Range(1, 86_400)]
    public int DownloadSeconds { get; set; } = 600;

    /// <summary>Bytes a second that a client must read, with 5 seconds of grace; else the connection is closed.</summary>
    [Range(1, 1 << 30)]
    public int DownloadRate { get; set; } = 4096;

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; set; } = UpscalerOptions.Default.Device;

    /// <summary>The number format that the network computes in.</summary>
    public Precision Precision { get; set; } = Precision.Auto;

    /// <summary>Threads of one forward pass.</summary>
    public int? Threads { get; set; }

    /// <summary>Side of a tile. Smaller ones are stopped sooner when a client leaves, larger ones are a little faster.</summary>
    public int? Tile { get; set; }

    /// <summary>Pictures that are here at once, whatever is done with them.</summary>
    internal int Places => Running + Queue + Transfers;

    /// <exception cref="ArgumentException">Settings are out of range; the message lists all of them.</exception>
    /// <exception cref="InvalidOperationException">There is a setting that is not known, or one cannot be read.</exception>
    public static WebSettings From(IConfiguration configuration)
    {
        WebSettings settings = configuration.GetSection(Section).Get<WebSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        List<ValidationResult> faults = [];
        return Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true)
            ? settings
            : throw new ArgumentException($"Settings: {string.Join(" ", faults.Select(fault => fault.ErrorMessage))}");
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (new object?[] { Weights, Model, Resample }.Count(given => given is not null) > 1)
        {
            yield return new("More than one of --weights, --model and --resample is given; give one of them, or none for --model faithful.");
        }
    }
}
