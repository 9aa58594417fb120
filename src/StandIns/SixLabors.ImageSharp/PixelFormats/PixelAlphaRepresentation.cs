namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>What a pixel's alpha means for its colour.</summary>
public enum PixelAlphaRepresentation
{
    /// <summary>There is no alpha.</summary>
    None = 0,

    /// <summary>The colour is multiplied by alpha.</summary>
    Associated = 1,

    /// <summary>The colour is not multiplied by alpha.</summary>
    Unassociated = 2,
}
