namespace SuperResolution.Networks.Recognition;

/// <summary>A key in which weights differ from what a network has.</summary>
/// <param name="Key">The key as the file would name it.</param>
/// <param name="Expected">The sizes that the network has, or null where it has no such key.</param>
/// <param name="Found">The sizes in the file, or null where the key is missing.</param>
internal sealed record KeyDifference(string Key, long[]? Expected, long[]? Found);
