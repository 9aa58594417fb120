using SuperResolution.Data;
using SuperResolution.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Training;

/// <summary>Trains a generator with content losses alone (Ledig et al. 2017, section 2.2.1).</summary>
public sealed class ContentTrainer : GeneratorTrainer
{
    /// <summary>A trainer at its first step.</summary>
    /// <param name="recipe">The settings.</param>
    /// <param name="generator">
    /// The network to go on from, which the trainer owns once it is made; null for a new one with the recipe's first weights.
    /// </param>
    /// <param name="resources">The files that losses look at; null for none.</param>
    /// <exception cref="ArgumentException">
    /// Something in the recipe is out of range, all of which the message lists; the generator is no TorchSharp module, or has another
    /// scale than the recipe; a name in the recipe is unknown, or a loss looks at a file that was not named.
    /// </exception>
    /// <exception cref="CheckpointException">A file that a loss looks at is damaged or another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ContentTrainer(ContentRecipe recipe, IGenerator? generator = null, LossResources? resources = null)
        : base(recipe, generator, resources)
    {
    }

    private protected override double Backward(TrainingBatch batch, Dictionary<string, double> values, bool update)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor total = Content(Predict(batch), Arranged(batch.High), values);
        total.backward();
        return total.item<float>();
    }
}
