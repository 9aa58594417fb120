namespace SuperResolution.Networks;

/// <summary>A network that says with what it was built, so that a file of its weights can tell.</summary>
internal interface ISelfDescribing
{
    /// <summary>The arguments of its constructor beside the scale, by the names that <c>LoadedGenerator.Hyperparameters</c> has.</summary>
    IReadOnlyDictionary<string, string> Hyperparameters { get; }
}
