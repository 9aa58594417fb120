using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// The mean of √(d² + ε²) − ε over the differences d of images in [0, 1]: L1 that is smooth at 0 (Lai et al. 2017, "Deep Laplacian
/// Pyramid Networks for Fast and Accurate Super-Resolution", section 3.3). ε is subtracted so that equal images give 0.
/// </summary>
public sealed class CharbonnierContentLoss : IContentLoss
{
    private readonly double _epsilon;

    /// <summary>The loss with an ε.</summary>
    /// <param name="epsilon">Where the loss goes over from a parabola to a line, above 0; 10⁻³ in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not above 0.</exception>
    public CharbonnierContentLoss(double epsilon = 1e-3)
    {
        _epsilon = epsilon > 0 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε is above 0.");
    }

    /// <inheritdoc/>
    public string Name => "charbonnier";

    /// <inheritdoc/>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        LossInput.RequireSameShape(prediction, target);
        using DisposeScope scope = NewDisposeScope();
        Tensor distance = ((prediction - target).square() + _epsilon * _epsilon).sqrt();
        return (distance.mean() - _epsilon).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (ε {_epsilon})");
}
