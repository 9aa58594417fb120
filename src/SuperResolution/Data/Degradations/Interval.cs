using System.Text.Json.Serialization;

namespace SuperResolution.Data.Degradations;

/// <summary>Numbers that one is drawn from, each as likely as another.</summary>
/// <param name="Least">The lower end.</param>
/// <param name="Most">The upper end, not below the lower one.</param>
[method: JsonConstructor]
public readonly record struct Interval(double Least, double Most)
{
    /// <summary>What is wrong with it; nothing where both ends are allowed.</summary>
    internal IEnumerable<string> Faults(string name, double least, double most) => least <= Least && Least <= Most && Most <= most
        ? []
        : [FormattableString.Invariant($"{name} is {Least} to {Most}; give two numbers from {least} to {most}, the smaller one first")];
}
