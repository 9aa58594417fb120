using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Losses;

/// <summary>
/// Several content losses as one: the sum of each times its weight, such as VGG22 and 2·10⁻⁸ total variation (Ledig et al. 2017,
/// section 3.4).
/// </summary>
public sealed class WeightedSumContentLoss : IContentLoss, IDisposable
{
    private readonly (IContentLoss Loss, double Weight)[] _terms;

    /// <summary>A sum of losses.</summary>
    /// <param name="terms">The losses, which the sum owns from here on, and what each is multiplied by; at least one.</param>
    /// <exception cref="ArgumentException">There is no loss, or a weight is not finite.</exception>
    public WeightedSumContentLoss(params IReadOnlyList<(IContentLoss Loss, double Weight)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0)
        {
            throw new ArgumentException("A sum of losses has at least one.", nameof(terms));
        }

        foreach ((IContentLoss loss, double weight) in terms)
        {
            ArgumentNullException.ThrowIfNull(loss, nameof(terms));
            if (!double.IsFinite(weight))
            {
                throw new ArgumentException($"The weight of the loss {loss.Name} is {weight}; give a finite number.", nameof(terms));
            }
        }

        _terms = [.. terms];
    }

    /// <summary>The names of the losses with plus signs between them.</summary>
    public string Name => string.Join("+", _terms.Select(term => term.Loss.Name));

    /// <inheritdoc/>
    public Tensor Measure(Tensor prediction, Tensor target)
    {
        using DisposeScope scope = NewDisposeScope();
        return _terms
            .Select(term => term.Loss.Measure(prediction, target) * term.Weight)
            .Aggregate((some, more) => some + more)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Frees the losses that hold networks.</summary>
    public void Dispose()
    {
        foreach ((IContentLoss loss, _) in _terms)
        {
            (loss as IDisposable)?.Dispose();
        }
    }
}
