namespace SuperResolution.Fuzz;

/// <summary>A file that mutations start from.</summary>
internal sealed record FuzzSeed(string Name, byte[] Bytes);
