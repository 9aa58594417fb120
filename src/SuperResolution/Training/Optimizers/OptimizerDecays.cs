namespace SuperResolution.Training;

/// <summary>The optimizers by their names, with the decays that their authors have. It knows of no recipe, so that recipes may be made of it.</summary>
internal static class OptimizerDecays
{
    // Of the mean and of the mean square; RMSProp has no mean.
    private static readonly Dictionary<string, (double Mean, double Square)> s_decays = new()
    {
        ["adam"] = (0.9, 0.999),
        ["rmsprop"] = (0.9, 0.99),
        ["soap"] = (0.95, 0.95),
    };

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_decays.Keys];

    /// <summary>The names for messages.</summary>
    public static string Give => $"{string.Join(", ", Names.SkipLast(1))} or {Names[^1]}";

    /// <summary>The decays of an optimizer; null where there is none of that name.</summary>
    public static (double Mean, double Square)? Of(string? optimizer) =>
        optimizer is not null && s_decays.TryGetValue(optimizer, out (double, double) decays) ? decays : null;
}
