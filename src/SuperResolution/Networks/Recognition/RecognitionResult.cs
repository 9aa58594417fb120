namespace SuperResolution.Networks.Recognition;

/// <summary>What came of comparing weights with a network: a <see cref="GeneratorMatch"/>, or a <see cref="NearMiss"/>.</summary>
internal abstract record RecognitionResult;

/// <summary>The weights are those of another network.</summary>
/// <param name="Description">The network in the layout and with the hyper-parameters that come nearest.</param>
/// <param name="Fitting">How many of its keys are there with the right sizes.</param>
/// <param name="Differences">The keys that differ, the most telling first.</param>
internal sealed record NearMiss(string Description, int Fitting, IReadOnlyList<KeyDifference> Differences) : RecognitionResult
{
    /// <summary>0 where all keys fit, 1 where none does.</summary>
    public double Distance => (double)Differences.Count / Math.Max(1, Differences.Count + Fitting);
}
