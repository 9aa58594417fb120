namespace SixLabors.ImageSharp.Processing;

/// <summary>How an image is mirrored.</summary>
public enum FlipMode
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Left becomes right.</summary>
    Horizontal = 1,

    /// <summary>Top becomes bottom.</summary>
    Vertical = 2,
}
