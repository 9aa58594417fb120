namespace SixLabors.ImageSharp.Processing;

/// <summary>How an image's shape meets that of the size asked for.</summary>
public enum ResizeMode
{
    /// <summary>Fills the size and keeps the shape; what stands out is cut off.</summary>
    Crop = 0,

    /// <summary>Fits into the size and keeps the shape.</summary>
    Max = 3,

    /// <summary>Makes the nearer side as asked and keeps the shape; an image is never made larger.</summary>
    Min = 4,

    /// <summary>Takes the size, whatever becomes of the shape.</summary>
    Stretch = 5,
}
