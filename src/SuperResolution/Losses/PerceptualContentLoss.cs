using System.Globalization;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// The perceptual loss of Real-ESRGAN (Wang et al. 2021, section 4.1): the mean absolute difference of VGG19's features before
/// activation at several places, each with a weight. One pass through VGG19 serves all.
/// </summary>
/// <remarks>The mean runs over images, places and maps; features are not rescaled, as those of <see cref="VggContentLoss"/> are.</remarks>
public sealed class PerceptualContentLoss : IContentLoss, IDisposable
{
    private readonly Vgg19 _network;
    private readonly double[] _weights;

    /// <summary>A loss over a network.</summary>
    /// <param name="network">VGG19 with its cut points, on the device of the images; the loss owns it from here on.</param>
    /// <param name="weights">What the difference at each cut point is multiplied by, in their order; finite numbers.</param>
    /// <exception cref="ArgumentException">There are not as many weights as cut points, or one is not finite.</exception>
    public PerceptualContentLoss(Vgg19 network, params IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != network.CutPoints.Count || !weights.All(double.IsFinite))
        {
            throw new ArgumentException(
                $"VGG19 has {network.CutPoints.Count} cut points, and the weights are {string.Join(", ", weights.Select(Text))}; give a finite number for each.",
                nameof(weights));
        }

        _network = network;
        _weights = [.. weights];
    }

    /// <summary>Real-ESRGAN's places: 1.2, 2.2, 3.4, 4.4 and 5.4, before activation.</summary>
    public static IReadOnlyList<VggCutPoint> RealEsrganCutPoints { get; } =
    [
        new(1, 2, afterActivation: false),
        new(2, 2, afterActivation: false),
        new(3, 4, afterActivation: false),
        new(4, 4, afterActivation: false),
        new(5, 4, afterActivation: false),
    ];

    /// <summary>Their weights.</summary>
    public static IReadOnlyList<double> RealEsrganWeights { get; } = [0.1, 0.1, 1, 1, 1];

    /// <inheritdoc/>
    public string Name => "perceptual";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or the images are smaller than the cut points allow.</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using DisposeScope scope = NewDisposeScope();
        Tensor[] wanted = _network.WithoutGradients(target);
        Tensor[] found = _network.call(prediction);
        return found
            .Select((features, k) => functional.l1_loss(features, wanted[k]) * _weights[k])
            .Aggregate((some, more) => some + more)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _network.Dispose();

    private static string Text(double weight) => weight.ToString(CultureInfo.InvariantCulture);
}
