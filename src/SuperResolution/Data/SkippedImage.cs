namespace SuperResolution.Data;

/// <summary>A file that training leaves out.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why: it cannot be read, or is too small.</param>
public sealed record SkippedImage(string Path, string Reason);
