using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A place in an image: columns from the left, rows from the top, both from 0.</summary>
public struct Point : IEquatable<Point>
{
    /// <summary>The top left corner, (0, 0).</summary>
    public static readonly Point Empty;

    /// <summary>Makes a point.</summary>
    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    /// <summary>The column.</summary>
    public int X { readonly get; set; }

    /// <summary>The row.</summary>
    public int Y { readonly get; set; }

    /// <summary>Tells whether the points agree.</summary>
    public static bool operator ==(Point left, Point right) => left.Equals(right);

    /// <summary>Tells whether the points differ.</summary>
    public static bool operator !=(Point left, Point right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly bool Equals(Point other) => X == other.X && Y == other.Y;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Point other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"Point [ X={X}, Y={Y} ]");
}
