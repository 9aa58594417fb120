namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    private protected readonly Parameter _parameter;

    private protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Forgets everything.</summary>
    /// <param name="options">The options of the parameter's group.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Copies the state of another optimiser of the same kind, to the parameter's device.</summary>
    /// <param name="source">The other's state.</param>
    internal abstract void LoadStateDict(OptimizerState source);
}
