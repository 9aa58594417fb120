namespace SuperResolution.Networks.Recognition;

/// <summary>Compares the keys of a file with those of a network.</summary>
internal static class KeyComparison
{
    /// <summary>The keys that differ, wrong sizes first, then missing and unexpected ones in turn; none where the file fits.</summary>
    /// <param name="expected">What the network has.</param>
    /// <param name="found">What the file has.</param>
    /// <param name="fitting">How many keys are in both with the same sizes.</param>
    public static IReadOnlyList<KeyDifference> Compare(
        IReadOnlyCollection<ExpectedKey> expected,
        IReadOnlyDictionary<string, long[]> found,
        out int fitting)
    {
        List<KeyDifference> different = [], missing = [];
        HashSet<string> known = [];
        fitting = 0;
        foreach (ExpectedKey key in expected.Where(key => key.Presence != Presence.Zero))
        {
            known.Add(key.Published);
            if (!found.TryGetValue(key.Published, out long[]? shape))
            {
                if (key.Presence == Presence.Required)
                {
                    missing.Add(new(key.Published, key.Shape, null));
                }
            }
            else if (shape.AsSpan().SequenceEqual(key.Shape))
            {
                fitting++;
            }
            else
            {
                different.Add(new(key.Published, key.Shape, shape));
            }
        }

        KeyDifference[] unexpected =
            [.. found.Where(pair => !known.Contains(pair.Key)).Select(pair => new KeyDifference(pair.Key, null, pair.Value))];
        for (int i = 0; i < Math.Max(missing.Count, unexpected.Length); i++)
        {
            if (i < missing.Count)
            {
                different.Add(missing[i]);
            }

            if (i < unexpected.Length)
            {
                different.Add(unexpected[i]);
            }
        }

        return different;
    }
}
