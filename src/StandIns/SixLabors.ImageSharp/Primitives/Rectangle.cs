using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A part of an image: its top left corner and its size.</summary>
public struct Rectangle : IEquatable<Rectangle>
{
    /// <summary>No size, at (0, 0).</summary>
    public static readonly Rectangle Empty;

    /// <summary>Makes a rectangle.</summary>
    public Rectangle(int x, int y, int width, int height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <summary>Makes a rectangle of its top left corner and its size.</summary>
    public Rectangle(Point point, Size size)
        : this(point.X, point.Y, size.Width, size.Height)
    {
    }

    /// <summary>Makes a rectangle of its sides; the right and the bottom one lie just outside.</summary>
    public static Rectangle FromLTRB(int left, int top, int right, int bottom) => new(left, top, unchecked(right - left), unchecked(bottom - top));

    /// <summary>The first column.</summary>
    public int X { readonly get; set; }

    /// <summary>The first row.</summary>
    public int Y { readonly get; set; }

    /// <summary>Columns.</summary>
    public int Width { readonly get; set; }

    /// <summary>Rows.</summary>
    public int Height { readonly get; set; }

    /// <summary>The first column.</summary>
    public readonly int Left => X;

    /// <summary>The first row.</summary>
    public readonly int Top => Y;

    /// <summary>The column behind the last.</summary>
    public readonly int Right => unchecked(X + Width);

    /// <summary>The row behind the last.</summary>
    public readonly int Bottom => unchecked(Y + Height);

    /// <summary>Columns and rows.</summary>
    public Size Size
    {
        readonly get => new(Width, Height);
        set
        {
            Width = value.Width;
            Height = value.Height;
        }
    }

    /// <summary>Tells whether the rectangles agree.</summary>
    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    /// <summary>Tells whether the rectangles differ.</summary>
    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    /// <summary>Tells whether another rectangle lies wholly inside this one.</summary>
    public readonly bool Contains(Rectangle rectangle) =>
        X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    /// <inheritdoc/>
    public readonly bool Equals(Rectangle other) => X == other.X && Y == other.Y && Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    /// <inheritdoc/>
    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]");
}
