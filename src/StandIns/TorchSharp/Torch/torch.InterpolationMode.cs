namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an image is sampled between its pixels.</summary>
    public enum InterpolationMode
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

        /// <summary>The mean of the pixels covered.</summary>
        Area = 5,

        /// <summary>The nearest pixel.</summary>
        NearestExact = 6,
    }
}
