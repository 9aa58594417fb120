using SuperResolution.Memory;
using SuperResolution.Networks.Perceptual;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Metrics;

/// <summary>
/// Learned Perceptual Image Patch Similarity, version 0.1 (Zhang, Isola, Efros, Shechtman, Wang, "The Unreasonable Effectiveness of Deep
/// Features as a Perceptual Metric", 2018, equation 1): the squared difference of a classifier's features, each place of unit length over
/// the maps, weighted map by map, averaged over the places, summed over the stages; 0 for equal images.
/// </summary>
/// <remarks>
/// RGB of 8 bits of the whole images, no border cut; gray is repeated to three channels. The network is AlexNet, VGG16 or SqueezeNet 1.1,
/// whichever the heads belong to. It computes on the CPU in float32, one image at a time.
/// </remarks>
public sealed class Lpips : IImageMetric, IDisposable
{
    private const double LeastLength = 1e-10;

    // What the authors' code takes off and divides by, of RGB in [−1, 1].
    private static readonly float[] s_shift = [-0.030f, -0.088f, -0.188f];
    private static readonly float[] s_scale = [0.458f, 0.448f, 0.450f];

    private readonly PerceptualNetwork _network;
    private readonly Dictionary<string, Tensor> _weights;
    private readonly Tensor[] _heads;
    private bool _disposed;

    private Lpips(PerceptualNetwork network, Dictionary<string, Tensor> weights, Tensor[] heads)
    {
        _network = network;
        _weights = weights;
        _heads = heads;
    }

    /// <inheritdoc/>
    public string Name => "LPIPS";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public string Description => $"LPIPS v0.1 with {_network.Name}: RGB of 8 bits, whole images.";

    /// <summary>Loads the metric.</summary>
    /// <param name="backbone">
    /// torchvision's file of the network that the heads belong to, whole or its features alone: <c>alexnet-owt-7be5be79.pth</c>,
    /// <c>vgg16-397923af.pth</c> or <c>squeezenet1_1-b8a52dc0.pth</c>.
    /// </param>
    /// <param name="heads">The authors' file of linear heads: <c>alex.pth</c>, <c>vgg.pth</c> or <c>squeeze.pth</c> of version 0.1.</param>
    /// <param name="limits">How much the files may ask for. Default: <see cref="CheckpointLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">A limit lies outside what it allows; the message lists all that do.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">A file cannot be read: a device fails, or another process keeps it locked.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidCheckpointException">One is no checkpoint, damaged, or asks for what is not allowed.</exception>
    /// <exception cref="UnrecognisedCheckpointException">
    /// One holds other weights, or the network is not the one that the heads belong to.
    /// </exception>
    public static Lpips Load(string backbone, string heads, CheckpointLimits? limits = null)
    {
        (PerceptualNetwork network, Dictionary<string, Tensor> weights, Tensor[] ofStages) = LpipsWeights.Read(backbone, heads, limits);
        return new(network, weights.ToDictionary(pair => pair.Key, pair => AsFloat32(pair.Value)), [.. ofStages.Select(AsFloat32)]);
    }

    /// <inheritdoc/>
    /// <remarks>0 and more. Images must be at least 31×31 with AlexNet, 16×16 with VGG16, 17×17 with SqueezeNet.</remarks>
    /// <exception cref="ObjectDisposedException">The metric has been disposed.</exception>
    public double Measure(Tensor prediction, Tensor reference)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return ComparedImages.Average(prediction, reference, border: 0, _network.SmallestSide, Distance);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _disposed = true;
        _weights.Values.Concat(_heads).DisposeAll();
    }

    private double Distance(Tensor prediction, Tensor reference)
    {
        Tensor x = Scaled(prediction);
        Tensor y = Scaled(reference);
        double distance = 0;
        foreach ((PerceptualLayer[] stage, Tensor head) in _network.Stages.Zip(_heads))
        {
            x = Through(stage, x);
            y = Through(stage, y);
            using DisposeScope scope = NewDisposeScope();
            Tensor weighted = functional.conv2d((UnitLength(x) - UnitLength(y)).square(), head);
            distance += weighted.to(ScalarType.Float64).mean().item<double>();
        }

        return distance;
    }

    private Tensor Through(PerceptualLayer[] stage, Tensor x)
    {
        foreach (PerceptualLayer layer in stage)
        {
            using Tensor input = x;
            x = layer.Forward(input, _weights);
        }

        return x;
    }

    private static Tensor Scaled(Tensor levels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor symmetric = (levels.div(127.5) - 1).to(ScalarType.Float32);
        return ((symmetric - tensor(s_shift, [1, 3, 1, 1])) / tensor(s_scale, [1, 3, 1, 1])).MoveToOuterDisposeScope();
    }

    private static Tensor UnitLength(Tensor features) => features / (features.square().sum(1, keepdim: true).sqrt() + LeastLength);

    private static Tensor AsFloat32(Tensor weights) => weights.to(ScalarType.Float32, disposeAfter: true).DetachFromDisposeScope();
}
