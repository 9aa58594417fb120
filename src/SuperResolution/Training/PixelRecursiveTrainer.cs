using SuperResolution.Data;
using SuperResolution.Losses;
using SuperResolution.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>
/// Trains a <see cref="PixelRecursive"/> (Dahl et al. 2017, section 3.2): the cross entropy of originals by both networks, plus that by the conditioning network
/// alone. The prior sees the original's own pixels, not what would be drawn.
/// </summary>
public sealed class PixelRecursiveTrainer : GeneratorTrainer
{
    internal const string Likelihood = "likelihood", Conditioning = "likelihood without prior";

    private readonly PixelRecursive _network;

    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The network to go on from, which the trainer owns once it is made; null for a new one with the recipe's first weights.
    /// </param>
    /// <param name="resources">The files that losses look at, which there are none of; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; the network is no <see cref="PixelRecursive"/>, or has another scale than the
    /// recipe.
    /// </exception>
    public PixelRecursiveTrainer(PixelRecursiveRecipe recipe, IGenerator? generator = null, LossResources? resources = null)
        : base(recipe, generator, resources)
    {
        if (Generator is not PixelRecursive network)
        {
            Abandon();
            throw new ArgumentException(
                $"Pixel by pixel {nameof(PixelRecursive)} is trained, and {Generator} is not; give that network in the recipe {recipe.Name}.");
        }

        _network = network;
    }

    private protected override double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor high = Arranged(batch.High);
        (Tensor conditioning, Tensor prior) = Predict(batch, low => _network.Logits(low, high));
        Tensor both = PixelLikelihoodLoss.Measure(conditioning + prior, high);
        Tensor alone = PixelLikelihoodLoss.Measure(conditioning, high);
        Note(Likelihood, both, values);
        Note(Conditioning, alone, values);
        Tensor total = both + alone;
        total.backward();
        return total.item<float>();
    }
}
