using System.Globalization;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SuperResolution.Losses;

/// <summary>
/// l_VGG/i.j of Ledig et al. 2017, equation 5: the mean squared difference of VGG19's features of both images, rescaled by 1/12.75
/// (section 3.2), which makes the loss 1/12.75² = 0.006 times as large. Where the network has several cut points, the sum over them.
/// </summary>
/// <remarks>The mean runs over images, places and maps; equation 5 leaves the maps open.</remarks>
public sealed class VggContentLoss : IContentLoss, IDisposable
{
    private const double Rescaling = 1 / 12.75;

    // Of an original in which VGG19 sees nothing, which has no relative difference.
    private const double LeastEnergy = 1e-6;

    private readonly Vgg19 _network;
    private readonly VggCriterion _criterion;

    /// <summary>A loss over a network.</summary>
    /// <param name="network">VGG19 with its cut points, on the device of the images; the loss owns it from here on.</param>
    /// <param name="criterion">How features are compared.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such criterion.</exception>
    public VggContentLoss(Vgg19 network, VggCriterion criterion = VggCriterion.SquaredDifference)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!Enum.IsDefined(criterion))
        {
            throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "Features are compared by squared, absolute or relative squared difference.");
        }

        _network = network;
        _criterion = criterion;
        Name = string.Join("+", network.CutPoints.Select(cut => NameOf(cut, criterion)));
    }

    /// <summary><c>vgg54</c>; <c>vgg54-before</c> before activation, <c>vgg54-l1</c> by absolute difference, <c>vgg54-relative</c> by relative, <c>vgg54-before-l1</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shapes differ, or the images are smaller than the cut points allow.</exception>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using DisposeScope scope = NewDisposeScope();
        Tensor[] wanted = _network.WithoutGradients(target);
        Tensor sum = _network.call(prediction).Zip(wanted, Compare).Aggregate((some, more) => some + more);
        return sum.MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _network.Dispose();

    /// <summary>The name of the loss at one cut point.</summary>
    internal static string NameOf(VggCutPoint cut, VggCriterion criterion) => string.Create(
        CultureInfo.InvariantCulture,
        $"vgg{cut.Pooling}{cut.Convolution}{(cut.AfterActivation ? "" : "-before")}{Suffix(criterion)}");

    private static string Suffix(VggCriterion criterion) => criterion switch
    {
        VggCriterion.AbsoluteDifference => "-l1",
        VggCriterion.RelativeSquaredDifference => "-relative",
        _ => "",
    };

    private Tensor Compare(Tensor found, Tensor wanted) => _criterion switch
    {
        VggCriterion.AbsoluteDifference => functional.l1_loss(found, wanted) * Rescaling,
        VggCriterion.RelativeSquaredDifference => (Energy(found - wanted) / (Energy(wanted) + LeastEnergy)).mean(),
        _ => functional.mse_loss(found, wanted) * (Rescaling * Rescaling),
    };

    /// <summary>The sum of squares of each image's features.</summary>
    private static Tensor Energy(Tensor features) => features.square().flatten(1).sum(dim: 1);
}
