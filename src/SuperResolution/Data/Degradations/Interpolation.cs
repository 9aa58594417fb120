namespace SuperResolution.Data.Degradations;

/// <summary>How pixels between pixels are made, as PyTorch's <c>interpolate</c> does it.</summary>
public enum Interpolation
{
    /// <summary>The mean of the pixels that the new one lies over.</summary>
    Area,

    /// <summary>A line between the two nearest, in each direction.</summary>
    Bilinear,

    /// <summary>Keys' cubic convolution of the four nearest in each direction, with a = −0.75.</summary>
    Bicubic,
}
