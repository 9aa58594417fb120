namespace TorchSharp.Modules;

/// <summary>Parameters that share options of a kind.</summary>
/// <typeparam name="TOptions">The kind.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    private protected ParamGroup(IEnumerable<Parameter> parameters, TOptions options)
        : base(parameters, options) => Options = options;

    internal new TOptions Options { get; }
}
