using SixLabors.ImageSharp;

namespace SuperResolution.Data;

/// <summary>An image whose header was read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Hash">A hash of the name of the photograph that it is, or is a piece of.</param>
internal sealed record CatalogImage(string Path, Size Size, ulong Hash);
