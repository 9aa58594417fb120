using System.Globalization;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Metrics;

/// <summary>
/// How far the features that VGG19 sees in a result lie from those of the original: |φ(result) − φ(original)|² / |φ(original)|², 0 for
/// equal images, 1 for a result in which it sees nothing. φ is that of the SRGAN paper's content loss (Ledig et al. 2017, equation 5).
/// </summary>
/// <remarks>RGB of 8 bits of the whole images, no border cut; gray is repeated to three channels.</remarks>
public sealed class RelativeFeatureDistance : IImageMetric, IDisposable
{
    private readonly Vgg19 _network;

    /// <summary>A distance over a network.</summary>
    /// <param name="network">VGG19 with one cut point, on the CPU; the metric owns it from here on.</param>
    /// <exception cref="ArgumentException">The network has several cut points.</exception>
    public RelativeFeatureDistance(Vgg19 network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.CutPoints is not [{ } cut])
        {
            throw new ArgumentException(
                $"A distance is over the features of one place; the network has {network.CutPoints.Count} cut points.", nameof(network));
        }

        _network = network;
        Name = string.Create(CultureInfo.InvariantCulture, $"VGG{cut.Pooling}{cut.Convolution}");
        Description = $"{Name}: |φ(result) − φ(original)|² / |φ(original)|² of VGG19's features {cut}, RGB of 8 bits, whole images.";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <remarks>Not a number for an original in which the network sees nothing.</remarks>
    public double Measure(Tensor prediction, Tensor reference) =>
        ComparedImages.Average(prediction, reference, border: 0, _network.SmallestSide, Distance);

    /// <summary>Frees the network.</summary>
    public void Dispose() => _network.Dispose();

    private double Distance(Tensor prediction, Tensor reference)
    {
        Tensor found = Features(prediction);
        Tensor wanted = Features(reference);
        double energy = Energy(wanted);
        return energy > 0 ? Energy(found - wanted) / energy : double.NaN;
    }

    private Tensor Features(Tensor levels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rgb = levels.div(255).to(ScalarType.Float32).expand(1, 3, levels.shape[2], levels.shape[3]);
        return _network.call(rgb)[0].to(ScalarType.Float64).MoveToOuterDisposeScope();
    }

    private static double Energy(Tensor features) => features.square().sum().item<double>();
}
