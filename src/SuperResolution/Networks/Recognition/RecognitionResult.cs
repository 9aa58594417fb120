namespace SuperResolution.Networks.Recognition;

/// <summary>
/// What came of comparing weights with a network: a <see cref="GeneratorMatch"/>, a <see cref="MatchOfAnyScale"/>, or a <see cref="NearMiss"/>.
/// </summary>
internal abstract record RecognitionResult
{
    /// <summary>The first that is no <see cref="NearMiss"/>; where all are, the nearest.</summary>
    public static RecognitionResult Best(IEnumerable<RecognitionResult> results)
    {
        NearMiss? nearest = null;
        foreach (RecognitionResult result in results)
        {
            if (result is not NearMiss miss)
            {
                return result;
            }

            nearest = nearest is null || miss.Distance < nearest.Distance ? miss : nearest;
        }

        return nearest!;
    }
}

/// <summary>
/// The weights are those of a network that enlarges by any factor with the same names and shapes: bicubic interpolation comes first, or the
/// stride of the last layer decides. They were trained for one, which something else has to tell.
/// </summary>
/// <param name="Network">The network, for users.</param>
/// <param name="Scales">The factors that it can have.</param>
/// <param name="At">The match at one of them.</param>
internal sealed record MatchOfAnyScale(string Network, IReadOnlyList<int> Scales, Func<int, GeneratorMatch> At) : RecognitionResult;

/// <summary>The weights are those of another network.</summary>
/// <param name="Description">The network in the layout and with the hyper-parameters that come nearest.</param>
/// <param name="Fitting">How many of its keys are there with the right sizes.</param>
/// <param name="Differences">The keys that differ, the most telling first.</param>
internal sealed record NearMiss(string Description, int Fitting, IReadOnlyList<KeyDifference> Differences) : RecognitionResult
{
    /// <summary>0 where all keys fit, 1 where none does.</summary>
    public double Distance => (double)Differences.Count / Math.Max(1, Differences.Count + Fitting);
}
