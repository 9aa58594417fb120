namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an image is sampled between its pixels when it is made larger.</summary>
    public enum UpsampleMode
    {
        /// <summary>The pixel at the rounded-down place.</summary>
        Nearest = 0,

        /// <summary>Linearly, one dimension.</summary>
        Linear = 1,

        /// <summary>Linearly, two dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubically, two dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linearly, three dimensions.</summary>
        Trilinear = 4,
    }
}
