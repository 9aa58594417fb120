using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using SuperResolution.Inference;
using SuperResolution.Weights;

namespace SuperResolution;

/// <summary>How an <see cref="Upscaler"/> runs. The defaults suit a photo on a CPU.</summary>
public sealed record UpscalerOptions
{
    /// <summary>The default options.</summary>
    public static UpscalerOptions Default { get; } = new();

    /// <summary><c>"cpu"</c>, <c>"cuda"</c> (the first GPU) or <c>"cuda:1"</c> (the second). Default: <c>"cpu"</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The number format that the network computes in. Default: <see cref="SuperResolution.Precision.Auto"/>.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>
    /// r of weights in a file that are the same for every scale and do not tell the one that they were trained for (SRCNN, FSRCNN, DRCN); a file that tells
    /// another is refused. Default: null, what the file tells by its texts or its name, such as <c>srcnn_x4.pth</c>.
    /// </summary>
    public int? WeightsScale { get; init; }

    /// <summary>
    /// How much texture a network invents: its weights are (1 − s)·those that it was trained on from + s·its own (Wang et al. 2018, "ESRGAN", section 3.4). 0 invents
    /// nothing, 1 is the network as it is. For <see cref="Model.Photographic"/>, which <see cref="Upscaler.Create(UpscalerOptions)"/> then takes, and for files of a
    /// network that was trained on from <see cref="Model.Faithful"/>, or as <see cref="Model.Photographic"/> was from BSRN ×4. Default: null, the network as it is.
    /// </summary>
    public double? Strength { get; init; }

    /// <summary>
    /// Whether each picture is computed in its 8 flips and rotations and the mean is taken (<see cref="Networks.SelfEnsemble"/>): a little closer to the truth, in
    /// 8 times the time. Default: false.
    /// </summary>
    public bool SelfEnsemble { get; init; }

    /// <summary>
    /// Threads of one forward pass on the CPU, 1 to 1024. Default: null, all cores; what OMP_NUM_THREADS or MKL_NUM_THREADS says where one is set.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Bytes that memory may grow by while a picture is enhanced, beyond the network's result (and the one that is resized to
    /// <see cref="TargetScale"/> or <see cref="TargetSize"/>): of the host, or of a GPU. Tiles are sized so that a forward pass and all
    /// that is done with its result stay within it. On Linux, glibc is told for that to give freed memory back, in the whole process,
    /// unless an environment variable sets its malloc otherwise. At least 16 MiB. Default: 1 GiB.
    /// </summary>
    public long MemoryBudget { get; init; } = 1L << 30;

    /// <summary>
    /// Side of a tile in input pixels, without its margin, at least 1. Default: null, the largest that <see cref="MemoryBudget"/>
    /// allows. The result does not depend on it, up to the rounding of sums, but for networks that look at the whole picture
    /// (<see cref="IGenerator.TilesExactly"/>).
    /// </summary>
    public int? Tile { get; init; }

    /// <summary>
    /// Side of the result as a multiple of the input's, above 0; the network's result is resized to it with
    /// <see cref="Resampler"/>. Where it is 2 or less, <see cref="Model.Faithful"/> takes its network for ×2. Default: null, the network's own scale.
    /// Not together with <see cref="TargetSize"/>.
    /// </summary>
    public double? TargetScale { get; init; }

    /// <summary>
    /// Size of the result in pixels as it is seen (upright, whatever EXIF says of the stored picture), each side at least 1; the
    /// network's result is resized to it with <see cref="Resampler"/>.
    /// Default: null, the network's own scale. Not together with <see cref="TargetScale"/>.
    /// </summary>
    public Size? TargetSize { get; init; }

    /// <summary>What resizes to <see cref="TargetScale"/> or <see cref="TargetSize"/>. Default: Lanczos of radius 3.</summary>
    public IResampler Resampler { get; init; } = KnownResamplers.Lanczos3;

    /// <summary>What becomes of a picture's transparency. Default: <see cref="SuperResolution.AlphaMode.Bicubic"/>.</summary>
    public AlphaMode AlphaMode { get; init; } = AlphaMode.Bicubic;

    /// <summary>Most pixels that a result may have; a larger one is refused before anything is computed. Default: 1,000,000,000.</summary>
    public long LargestOutput { get; init; } = 1_000_000_000;

    /// <summary>
    /// How much a file of weights may ask for before it is refused. Default: <see cref="CheckpointLimits.Default"/>, which leaves room
    /// for ten times what the largest generator takes.
    /// </summary>
    public CheckpointLimits CheckpointLimits { get; init; } = CheckpointLimits.Default;

    internal const long SmallestMemoryBudget = 16L << 20;

    // libgomp ends the process where the system does not give it the threads that it was told to use.
    private const int MostThreads = 1024;

    /// <exception cref="ArgumentException">At least one option lies outside what it allows; the message lists all of them.</exception>
    internal void Validate()
    {
        List<string> faults = [];
        Require(ExecutionTarget.IsName(Device), $"Device is \"{Device}\"; give \"cpu\", \"cuda\" or \"cuda:N\"");
        Require(Enum.IsDefined(Precision), $"Precision is {Precision}; give one of {string.Join(", ", Enum.GetNames<Precision>())}");
        Require(WeightsScale is null or >= 1, $"WeightsScale is {WeightsScale}; give at least 1, or null for what the file tells");
        Require(Strength is null or >= 0 and <= 1, $"Strength is {Strength}; give 0 (nothing is invented) to 1 (the network as it is), or null");
        Require(Threads is null or >= 1 and <= MostThreads, $"Threads is {Threads}; give 1 to {MostThreads}, or null for all cores");
        Require(MemoryBudget >= SmallestMemoryBudget, $"MemoryBudget is {MemoryBudget} bytes; give at least {SmallestMemoryBudget} (16 MiB)");
        Require(Tile is null or >= 1, $"Tile is {Tile}; give at least 1 pixel, or null for a side chosen from MemoryBudget");
        Require(TargetScale is null || double.IsFinite(TargetScale.Value) && TargetScale > 0, $"TargetScale is {TargetScale}; give a finite number above 0");
        Require(TargetSize is null or { Width: >= 1, Height: >= 1 }, $"TargetSize is {TargetSize}; give at least 1×1 pixels");
        Require(TargetScale is null || TargetSize is null, $"TargetScale and TargetSize are both given; give one of them");
        Require(Resampler is not null, $"Resampler is null; give one of KnownResamplers");
        Require(Enum.IsDefined(AlphaMode), $"AlphaMode is {AlphaMode}; give one of {string.Join(", ", Enum.GetNames<AlphaMode>())}");
        Require(LargestOutput >= 1, $"LargestOutput is {LargestOutput}; give at least 1 pixel");
        faults.AddRange(CheckpointLimits?.Faults.Select(fault => $"CheckpointLimits.{fault}")
            ?? ["CheckpointLimits is null; give CheckpointLimits.Default or limits of your own"]);
        Require(
            TargetSize is not { Width: >= 1, Height: >= 1 } size || LargestOutput < 1 || (long)size.Width * size.Height <= LargestOutput,
            $"TargetSize is {TargetSize}, more pixels than the {LargestOutput} that LargestOutput allows");
        if (faults.Count > 0)
        {
            throw new ArgumentException($"Options of Upscaler: {string.Join(". ", faults)}.");
        }

        void Require(bool holds, FormattableString fault)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant(fault));
            }
        }
    }
}
