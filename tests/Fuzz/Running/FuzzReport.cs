using System.Globalization;

namespace SuperResolution.Fuzz.Running;

/// <summary>What a run did.</summary>
internal sealed record FuzzReport(
    string Target, int Seed, double Seconds, long Inputs, long Accepted, long Answers, IReadOnlyList<Finding> Findings)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Target}: {Inputs:N0} inputs in {Seconds:F0} s ({Inputs / Math.Max(Seconds, 1e-3):N0} a second), {Accepted:N0} accepted, "
        + $"{Answers} different answers, {Findings.Count} findings; seed {Seed}");
}
