using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A place in an image: columns from the left, rows from the top, both from 0.</summary>
public readonly struct Point : IEquatable<Point>
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
    public int X { get; }

    /// <summary>The row.</summary>
    public int Y { get; }

    /// <summary>Tells whether the points agree.</summary>
    public static bool operator ==(Point left, Point right) => left.Equals(right);

    /// <summary>Tells whether the points differ.</summary>
    public static bool operator !=(Point left, Point right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Point other) => X == other.X && Y == other.Y;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Point other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Point [ X={X}, Y={Y} ]");
}
