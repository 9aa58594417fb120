using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>The width and height of an image in pixels.</summary>
public struct Size : IEquatable<Size>
{
    /// <summary>No width and no height.</summary>
    public static readonly Size Empty;

    /// <summary>Makes a square.</summary>
    public Size(int value)
        : this(value, value)
    {
    }

    /// <summary>Makes a size.</summary>
    public Size(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { readonly get; set; }

    /// <summary>Rows.</summary>
    public int Height { readonly get; set; }

    /// <summary>Tells whether the sizes agree.</summary>
    public static bool operator ==(Size left, Size right) => left.Equals(right);

    /// <summary>Tells whether the sizes differ.</summary>
    public static bool operator !=(Size left, Size right) => !left.Equals(right);

    /// <summary>A size larger by a whole factor.</summary>
    public static Size operator *(Size left, int right) => new(left.Width * right, left.Height * right);

    /// <inheritdoc/>
    public readonly bool Equals(Size other) => Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Size other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Width, Height);

    /// <inheritdoc/>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"Size [ Width={Width}, Height={Height} ]");
}
