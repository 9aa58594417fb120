namespace TorchSharp;

/// <summary>What lies around an image where a convolution or a padding reaches over its edge.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The image mirrored at its outermost pixels, which are not repeated.</summary>
    Reflect = 1,

    /// <summary>The outermost pixels, repeated.</summary>
    Replicate = 2,

    /// <summary>The image from its other side.</summary>
    Circular = 3,

    /// <summary>One value.</summary>
    Constant = 4,
}
