using System.Runtime.CompilerServices;

namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>A picture of one channel in host memory, row after row; 0 is black and 1 is white.</summary>
internal sealed class GrayImage
{
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public GrayImage(int width, int height)
        : this(width, height, new float[checked(width * height)])
    {
    }

    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="values">The pixels, kept and not copied.</param>
    public GrayImage(int width, int height, float[] values)
    {
        Width = width;
        Height = height;
        Values = values;
    }

    public int Width { get; }

    public int Height { get; }

    public float[] Values { get; }

    public Span<float> Row(int y) => Values.AsSpan(y * Width, Width);

    /// <summary>Bilinear interpolation between pixel centres, which are at whole numbers; beyond the edges it is the edge.</summary>
    public float At(float x, float y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        int left = (int)x, top = (int)y;
        int right = Math.Min(left + 1, Width - 1);
        int upper = top * Width, lower = Math.Min(top + 1, Height - 1) * Width;
        return Mix(x - left, y - top, Values[upper + left], Values[upper + right], Values[lower + left], Values[lower + right]);
    }

    /// <summary>The same for a place that has a pixel on each side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Between(float x, float y)
    {
        int left = (int)x, top = (int)y;
        ReadOnlySpan<float> from = Values.AsSpan(top * Width + left, Width + 2);
        return Mix(x - left, y - top, from[0], from[1], from[^2], from[^1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mix(float dx, float dy, float topLeft, float topRight, float bottomLeft, float bottomRight)
    {
        float above = topLeft + dx * (topRight - topLeft), below = bottomLeft + dx * (bottomRight - bottomLeft);
        return above + dy * (below - above);
    }
}
