using SixLabors.ImageSharp;

namespace SuperResolution;

/// <summary>A network gave NaN or infinity: its weights are damaged, or its precision is too narrow. No picture is returned.</summary>
public sealed class NonFiniteOutputException : InvalidOperationException
{
    /// <summary>An exception without a place.</summary>
    public NonFiniteOutputException()
        : this("The network gave NaN or infinity.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What happened.</param>
    public NonFiniteOutputException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public NonFiniteOutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for a tile.</summary>
    /// <param name="tile">The tile, in input pixels.</param>
    public NonFiniteOutputException(Rectangle tile)
        : this($"The network gave NaN or infinity in the tile at x {tile.X}, y {tile.Y}, {tile.Width}×{tile.Height} input pixels. "
            + "The weights are damaged or the precision is too narrow: check the file, or use Precision.Float32.") =>
        Tile = tile;

    /// <summary>The tile that failed, in input pixels; null where it is not known.</summary>
    public Rectangle? Tile { get; }
}
