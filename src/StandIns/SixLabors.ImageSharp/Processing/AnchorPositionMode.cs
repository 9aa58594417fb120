namespace SixLabors.ImageSharp.Processing;

/// <summary>Which part of an image stays when the rest is cut off.</summary>
public enum AnchorPositionMode
{
    /// <summary>The middle.</summary>
    Center = 0,

    /// <summary>The middle of the top.</summary>
    Top = 1,

    /// <summary>The middle of the bottom.</summary>
    Bottom = 2,

    /// <summary>The middle of the left side.</summary>
    Left = 3,

    /// <summary>The middle of the right side.</summary>
    Right = 4,

    /// <summary>The top left corner.</summary>
    TopLeft = 5,

    /// <summary>The top right corner.</summary>
    TopRight = 6,

    /// <summary>The bottom right corner.</summary>
    BottomRight = 7,

    /// <summary>The bottom left corner.</summary>
    BottomLeft = 8,
}
