namespace SuperResolution.Tests.Weights.Hostile;

/// <summary>All files that must be refused.</summary>
internal static class HostileFiles
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. HostilePickles.All, .. HostilePickleSizes.All, .. HostileArchives.All, .. HostileZipRecords.All, .. HostileTensors.All, .. HostileLegacy.All,
        .. HostileSafetensors.All, .. HostileMeanings.All,
    ];
}
