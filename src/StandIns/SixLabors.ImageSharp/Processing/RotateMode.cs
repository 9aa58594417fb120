namespace SixLabors.ImageSharp.Processing;

/// <summary>How far an image is turned, clockwise.</summary>
public enum RotateMode
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A quarter of a turn.</summary>
    Rotate90 = 90,

    /// <summary>Half a turn.</summary>
    Rotate180 = 180,

    /// <summary>Three quarters of a turn.</summary>
    Rotate270 = 270,
}
