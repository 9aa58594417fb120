using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A part of an image: its top left corner and its size.</summary>
public readonly struct Rectangle : IEquatable<Rectangle>
{
    /// <summary>Makes a rectangle.</summary>
    public Rectangle(int x, int y, int width, int height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <summary>Makes a rectangle of its top left corner and its size.</summary>
    internal Rectangle(Point point, Size size)
        : this(point.X, point.Y, size.Width, size.Height)
    {
    }

    /// <summary>Makes a rectangle of its sides; the right and the bottom one lie just outside.</summary>
    public static Rectangle FromLTRB(int left, int top, int right, int bottom) => new(left, top, unchecked(right - left), unchecked(bottom - top));

    /// <summary>The first column.</summary>
    public int X { get; }

    /// <summary>The first row.</summary>
    public int Y { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The first column.</summary>
    public int Left => X;

    /// <summary>The first row.</summary>
    public int Top => Y;

    /// <summary>The column behind the last.</summary>
    public int Right => unchecked(X + Width);

    /// <summary>The row behind the last.</summary>
    public int Bottom => unchecked(Y + Height);

    /// <summary>Columns and rows.</summary>
    internal Size Size => new(Width, Height);

    /// <summary>Tells whether the rectangles agree.</summary>
    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    /// <summary>Tells whether the rectangles differ.</summary>
    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    /// <summary>Tells whether another rectangle lies wholly inside this one.</summary>
    internal bool Contains(Rectangle rectangle) =>
        X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    /// <inheritdoc/>
    public bool Equals(Rectangle other) => X == other.X && Y == other.Y && Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]");
}
