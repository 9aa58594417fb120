using SuperResolution.Fuzz.Targets;

namespace SuperResolution.Fuzz;

/// <summary>All targets. A new one adds a line.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new ZipTarget(),
        new PickleTarget(),
        new LegacyTarget(),
        new SafetensorsTarget(),
        new SafetensorsHeaderTarget(),
    ];

    public static IFuzzTarget Find(string name) =>
        All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"There is no target \"{name}\". Known are {string.Join(", ", All.Select(target => target.Name))}.");
}
