using SuperResolution.Weights.Pickle;

namespace SuperResolution.Weights;

/// <summary>The weights of one network in a file: what was around them is taken off, names are canonical.</summary>
internal sealed class StateDict
{
    /// <summary>
    /// The names under which files keep a generator's weights, the first that is there is taken: averaged weights before raw ones,
    /// as they give the better pictures.
    /// </summary>
    private static readonly string[] Wrappers =
    [
        "params_ema", "g_ema", "generator_ema", "ema_state_dict", "params", "state_dict", "model_state_dict", "generator_state_dict",
        "generator", "netG", "net_g", "G", "g", "model", "network", "net", "weights",
    ];

    /// <summary>Prefixes of names that only say how the network was held while it was trained.</summary>
    private static readonly string[] Prefixes = ["module.", "_orig_mod.", "netG.", "net_g.", "generator.", "model_ema.", "ema_model."];

    private const int DeepestWrapper = 4;

    /// <summary>Prefixes that are taken off, one after the other; each takes a copy of all names.</summary>
    private const int MostPrefixes = 8;

    /// <summary>How many of <see cref="Wrappers"/> are averages over the steps of a training.</summary>
    private const int AveragedWrappers = 4;

    private StateDict(IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyList<string> path, string? preferredTo, string? prefix)
    {
        Tensors = tensors;
        Wrapper = path.Count == 0 ? null : string.Join('.', path);
        IsAveraged = path.Count > 0 && Array.IndexOf(Wrappers, path[^1]) is >= 0 and < AveragedWrappers;
        PreferredTo = preferredTo;
        RemovedPrefix = prefix;
    }

    /// <summary>The tensors by canonical name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>The name or names, with dots, under which the file holds them; null where they lie at the top.</summary>
    public string? Wrapper { get; }

    /// <summary>Whether <see cref="Wrapper"/> is a name for weights averaged over the steps of a training.</summary>
    public bool IsAveraged { get; }

    /// <summary>The name of the weights that the file has as well, and that were left for these; null for none.</summary>
    public string? PreferredTo { get; }

    /// <summary>What was taken off the beginning of all names; null for nothing.</summary>
    public string? RemovedPrefix { get; }

    /// <summary>Finds the weights in the content of a file.</summary>
    /// <exception cref="UnrecognisedCheckpointException">There are none; the message says what there is.</exception>
    public static StateDict Find(string file, object? content)
    {
        List<string> path = [];
        string? preferredTo = null;
        PickleDictionary? at = content as PickleDictionary;
        while (at is not null && path.Count < DeepestWrapper && Inner(at) is { } inner)
        {
            preferredTo = Wrappers.FirstOrDefault(name => name != inner && HoldsTensors(at[name]));
            path.Add(inner);
            at = (PickleDictionary?)at[inner];
        }

        Dictionary<string, StoredTensor> tensors = [];
        foreach ((object key, object? value) in at ?? [])
        {
            if (key is string name && value is StoredTensor tensor)
            {
                tensors[name] = tensor;
            }
        }

        if (tensors.Count == 0)
        {
            throw new UnrecognisedCheckpointException(
                $"{file} holds no weights of a network: it is {NoWeights.Describe(content)}. Allowed is a state_dict, in a dictionary or alone.");
        }

        (Dictionary<string, StoredTensor> canonical, string? prefix) = WithoutPrefixes(tensors);
        return new(canonical, path, preferredTo, prefix);
    }

    /// <summary>The key under which the weights go on, or null where the dictionary itself has them.</summary>
    private static string? Inner(PickleDictionary dictionary)
    {
        string? known = Wrappers.FirstOrDefault(name => HoldsTensors(dictionary[name]));
        if (known is not null || dictionary.HasTensors)
        {
            return known;
        }

        string[] candidates =
            [.. dictionary.Where(pair => pair.Key is string && HoldsTensors(pair.Value)).Select(pair => (string)pair.Key).Take(2)];
        return candidates is [var only] ? only : null;
    }

    /// <summary>Whether a value is a dictionary with tensors, directly or in a known wrapper, and not the state of an optimizer.</summary>
    private static bool HoldsTensors(object? value) =>
        value is PickleDictionary dictionary
        && !NoWeights.IsOptimizerState(dictionary)
        && (dictionary.HasTensors || Wrappers.Any(name => dictionary[name] is PickleDictionary { HasTensors: true }));

    private static (Dictionary<string, StoredTensor> Tensors, string? Prefix) WithoutPrefixes(Dictionary<string, StoredTensor> tensors)
    {
        string removed = "";
        for (int i = 0; i < MostPrefixes && Prefixes.FirstOrDefault(prefix => Begin(tensors, prefix)) is { } prefix; i++)
        {
            tensors = tensors
                .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value);
            removed += prefix;
        }

        return (tensors, removed.Length == 0 ? null : removed);
    }

    /// <summary>
    /// Whether a prefix stands before all names, or before those of the generator where the file holds a discriminator's as well.
    /// The count that averaging keeps (n_averaged) is no weight.
    /// </summary>
    private static bool Begin(Dictionary<string, StoredTensor> tensors, string prefix)
    {
        bool some = false;
        foreach (string name in tensors.Keys)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                some = true;
            }
            else if (!(name == "n_averaged" || IsDiscriminators(name)))
            {
                return false;
            }
        }

        return some;
    }

    private static bool IsDiscriminators(string name) =>
        name.StartsWith("discriminator.", StringComparison.Ordinal)
        || name.StartsWith("netD.", StringComparison.Ordinal)
        || name.StartsWith("net_d.", StringComparison.Ordinal);
}
