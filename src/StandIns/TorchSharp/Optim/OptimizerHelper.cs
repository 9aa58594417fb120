using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The base of the optimisers that keep a state for each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private protected OptimizerHelper()
    {
    }

    private protected Dictionary<Parameter, OptimizerState> States { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The options of each group and the state of each parameter: the optimiser's own, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        StateDictionary dictionary = new();
        foreach (ParamGroup group in Groups)
        {
            List<int> places = [];
            foreach (Parameter parameter in group.Parameters)
            {
                places.Add(dictionary.State.Count);
                dictionary.State.Add(States[parameter]);
            }

            dictionary.Options.Add(group.Options);
            dictionary.StateIndexRef.Add(places);
        }

        return dictionary;
    }

    /// <summary>Copies options and state from those of an optimiser of the same kind for parameters of the same shapes.</summary>
    /// <param name="state_dict">The other's.</param>
    /// <exception cref="ArgumentException">The number of groups or of parameters differs.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        StateDictionary own = this.state_dict();
        if (state_dict.Options.Count != own.Options.Count || state_dict.State.Count != own.State.Count)
        {
            throw new ArgumentException(
                $"The optimiser has {own.Options.Count} groups with {own.State.Count} parameters, "
                + $"and the state is of {state_dict.Options.Count} groups with {state_dict.State.Count}.", nameof(state_dict));
        }

        foreach ((OptimizerOptions mine, OptimizerOptions theirs) in own.Options.Zip(state_dict.Options))
        {
            mine.LoadStateDict(theirs);
        }

        foreach ((OptimizerState mine, OptimizerState theirs) in own.State.Zip(state_dict.State))
        {
            mine.LoadStateDict(theirs);
        }
    }
}
