namespace SixLabors.ImageSharp.Formats.Webp;

/// <summary>How hard the encoder tries: more is smaller and slower.</summary>
public enum WebpEncodingMethod
{
    /// <summary>Level 0.</summary>
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

    /// <summary>The same as <see cref="Level0"/>.</summary>
    Fastest = Level0,

    /// <summary>The same as <see cref="Level4"/>.</summary>
    Default = Level4,

    /// <summary>The same as <see cref="Level6"/>.</summary>
    BestQuality = Level6,
}
