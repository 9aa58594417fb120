namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>All files that must be refused.</summary>
internal static class HostileFiles
{
    /// <summary>Files of a few kilobytes.</summary>
    public static IReadOnlyList<HostileFile> Small { get; } =
    [
        .. HostilePickles.All, .. HostileArchives.All, .. HostileZipRecords.All, .. HostileTensors.All, .. HostileLegacy.All,
        .. HostileSafetensors.All, .. HostileMeanings.All,
    ];

    public static IReadOnlyList<HostileFile> All { get; } = [.. Small, .. HostileSizes.All];
}
