using System.Globalization;
using SixLabors.ImageSharp;
using SuperResolution.Imaging;

namespace SuperResolution.Inference;

/// <summary>What users are told where a network that looks at the whole picture is run in tiles (<see cref="IGenerator.TilesExactly"/>).</summary>
internal static class InexactTiles
{
    /// <summary>For a picture that is cut because of the options.</summary>
    /// <param name="generator">The network.</param>
    /// <param name="picture">The picture's size in input pixels.</param>
    /// <param name="whole">Bytes that it takes whole.</param>
    /// <param name="budget">The memory for one tile.</param>
    public static string Describe(IGenerator generator, Size picture, long whole, TileBudget budget)
    {
        string wanted = string.Create(
            CultureInfo.InvariantCulture, $"a MemoryBudget of {Math.Ceiling(Math.Max(budget.EnoughFor(whole), UpscalerOptions.SmallestMemoryBudget) / (1 << 20)):N0} MiB and ");
        return $"{Describe(generator, picture)} "
            + (whole > budget.Most ? "It is too large for a single tile." : $"It is computed as a whole with {(whole > budget.ForPixels ? wanted : "")}no Tile.");
    }

    /// <summary>For a picture that is cut because memory ran out.</summary>
    public static string Describe(IGenerator generator, Size picture) => string.Create(
        CultureInfo.InvariantCulture,
        $"{generator} looks at the whole picture, and this one of {picture.Width}×{picture.Height} pixels is computed in tiles with a margin of {generator.Halo}: the result differs from the whole picture's, more where tiles are small or of different light.");
}
