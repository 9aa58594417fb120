using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>The width and height of an image in pixels.</summary>
public readonly struct Size : IEquatable<Size>
{
    /// <summary>Makes a size.</summary>
    public Size(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Tells whether the sizes agree.</summary>
    public static bool operator ==(Size left, Size right) => left.Equals(right);

    /// <summary>Tells whether the sizes differ.</summary>
    public static bool operator !=(Size left, Size right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Size other) => Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Width, Height);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Size [ Width={Width}, Height={Height} ]");
}
