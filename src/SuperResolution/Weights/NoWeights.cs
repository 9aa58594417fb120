using SuperResolution.Weights.Pickle;

namespace SuperResolution.Weights;

/// <summary>Says what a file holds that holds no weights of a network.</summary>
internal static class NoWeights
{
    /// <summary>A phrase for a message: "the state of an optimizer".</summary>
    public static string Describe(object? content) => content switch
    {
        StoredTensor tensor => $"a single tensor [{string.Join(", ", tensor.Shape)}] without a name",
        PickleList { Items: [StoredTensor, ..] } or PickleTuple { Items: [StoredTensor, ..] } => "a list of tensors without names",
        PickleList or PickleTuple => "a list",
        PickleObject made => $"an object of {made.Type}",
        PickleDictionary { Count: 0 } => "an empty dictionary",
        PickleDictionary dictionary when IsOptimizerState(dictionary) => "the state of an optimizer",
        PickleDictionary dictionary when IsTrainingState(dictionary) =>
            $"the state of a training without its weights (keys {Keys(dictionary)}); load the file of weights beside it",
        PickleDictionary dictionary => $"a dictionary with the keys {Keys(dictionary)}",
        null => "empty (None)",
        _ => $"a single value of {content.GetType().Name}",
    };

    /// <summary>Whether a dictionary is what torch.optim's state_dict() gives.</summary>
    public static bool IsOptimizerState(PickleDictionary dictionary) => dictionary.Has("state") && dictionary.Has("param_groups");

    /// <summary>BasicSR writes 'optimizers' and 'schedulers' as lists; others write 'optimizer' as one.</summary>
    private static bool IsTrainingState(PickleDictionary dictionary) =>
        dictionary.Any(pair => pair.Key is string name && name.StartsWith("optim", StringComparison.Ordinal));

    private static string Keys(PickleDictionary dictionary) =>
        string.Join(", ", dictionary.Take(5).Select(pair => $"'{pair.Key.ToString()!.Shown()}'")) + (dictionary.Count > 5 ? ", …" : "");
}
