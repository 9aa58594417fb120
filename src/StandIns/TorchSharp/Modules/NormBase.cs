using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the normalisations over channels: their scale, shift and running statistics.</summary>
/// <remarks>A tensor that is set takes the place of the old one, which is released.</remarks>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(nameof(weight))]
    private Parameter? _weight;

    [ComponentName(nameof(bias))]
    private Parameter? _bias;

    [ComponentName(nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(nameof(running_var))]
    private Tensor? _runningVar;

    [ComponentName(nameof(num_batches_tracked))]
    private Tensor? _numBatchesTracked;

    private protected NormBase(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(ones(num_features, dtype, device));
            bias = new Parameter(zeros(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype, device);
            running_var = ones(num_features, dtype, device);
            num_batches_tracked = zeros(Array.Empty<long>(), dtype ?? ScalarType.Int64, device);
        }
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }

    /// <summary>What is added to the variance before its root is taken.</summary>
    public double eps { get; }

    /// <summary>The weight of a new batch in the running statistics.</summary>
    public double? momentum { get; }

    /// <summary>Whether there are <see cref="weight"/> and <see cref="bias"/>.</summary>
    public bool affine { get; }

    /// <summary>Whether there are running statistics.</summary>
    public bool track_running_stats { get; }

    /// <summary>The scale of each channel; null where not <see cref="affine"/>.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value, nameof(weight));
    }

    /// <summary>The shift of each channel; null where not <see cref="affine"/>.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Hold(ref _bias, value, nameof(bias));
    }

    /// <summary>The running mean of each channel, or null.</summary>
    public Tensor? running_mean
    {
        get => _runningMean;
        set => Hold(ref _runningMean, value, nameof(running_mean));
    }

    /// <summary>The running variance of each channel, or null.</summary>
    public Tensor? running_var
    {
        get => _runningVar;
        set => Hold(ref _runningVar, value, nameof(running_var));
    }

    /// <summary>The number of batches that went into the running statistics, or null.</summary>
    public Tensor? num_batches_tracked
    {
        get => _numBatchesTracked;
        set => Hold(ref _numBatchesTracked, value, nameof(num_batches_tracked));
    }
}
