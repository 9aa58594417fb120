namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>How hard deflate tries: more is smaller and slower.</summary>
public enum PngCompressionLevel
{
    /// <summary>Stored, not compressed.</summary>
    Level0 = 0,

    /// <summary>Level 1.</summary>
    Level1 = 1,

    /// <summary>Level 2.</summary>
    Level2 = 2,

    /// <summary>Level 3.</summary>
    Level3 = 3,

    /// <summary>Level 4.</summary>
    Level4 = 4,

    /// <summary>Level 5.</summary>
    Level5 = 5,

    /// <summary>Level 6.</summary>
    Level6 = 6,

    /// <summary>Level 7.</summary>
    Level7 = 7,

    /// <summary>Level 8.</summary>
    Level8 = 8,

    /// <summary>Level 9.</summary>
    Level9 = 9,

    /// <summary>The same as <see cref="Level0"/>.</summary>
    NoCompression = Level0,

    /// <summary>The same as <see cref="Level1"/>.</summary>
    BestSpeed = Level1,

    /// <summary>The same as <see cref="Level6"/>.</summary>
    DefaultCompression = Level6,

    /// <summary>The same as <see cref="Level9"/>.</summary>
    BestCompression = Level9,
}
