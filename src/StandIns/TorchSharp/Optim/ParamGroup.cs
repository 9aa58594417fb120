using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that share options.</summary>
public class ParamGroup : optim.ILearningRateController
{
    private protected ParamGroup(IEnumerable<Parameter> parameters, OptimizerOptions options)
    {
        Parameters = parameters;
        Options = options;
    }

    /// <summary>The parameters, read anew at each step.</summary>
    internal IEnumerable<Parameter> Parameters { get; }

    internal OptimizerOptions Options { get; }

    /// <summary>The learning rate of the next step.</summary>
    /// <exception cref="InvalidOperationException">It was left open, and the group is not an optimiser's.</exception>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
