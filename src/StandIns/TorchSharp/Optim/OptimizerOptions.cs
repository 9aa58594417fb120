namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters; null is left open.</summary>
public class OptimizerOptions
{
    private protected OptimizerOptions()
    {
    }

    /// <summary>The learning rate of the next step.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Takes over the options of another optimiser of the same kind.</summary>
    /// <param name="source">The other's options.</param>
    internal virtual void LoadStateDict(OptimizerOptions source)
    {
        LearningRate = source.LearningRate;
        InitialLearningRate = source.InitialLearningRate;
    }
}
