using SixLabors.ImageSharp;

namespace SuperResolution.Data;

/// <summary>An image whose header was read, in a size in which it is trained on.</summary>
/// <param name="Path">The file.</param>
/// <param name="Stored">Its size in pixels.</param>
/// <param name="Hash">A hash of the name of the photograph that it is, or is a piece of.</param>
/// <param name="Size">The size in which it is seen: its own or a smaller one.</param>
internal sealed record CatalogImage(string Path, Size Stored, ulong Hash, Size Size)
{
    /// <summary>The same image in a share of its own size.</summary>
    public CatalogImage Reduced(double share) => this with { Size = new(Side(Stored.Width, share), Side(Stored.Height, share)) };

    private static int Side(int stored, double share) => Math.Max((int)Math.Round(stored * share, MidpointRounding.AwayFromZero), 1);
}
