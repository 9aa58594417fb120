namespace SuperResolution.Networks;

/// <summary>A network of which the names and shapes of its weights do not tell everything.</summary>
internal interface ISelfDescribing
{
    /// <summary>What they do not tell, as texts for a file of weights, from which the network's recogniser reads it.</summary>
    IReadOnlyDictionary<string, string> Texts { get; }
}
