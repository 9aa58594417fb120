namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>What becomes of a frame before the next one is drawn.</summary>
internal enum GifDisposal
{
    /// <summary>Nothing is said: it stays.</summary>
    Unspecified = 0,

    /// <summary>It stays.</summary>
    Keep = 1,

    /// <summary>Its area becomes clear.</summary>
    Clear = 2,

    /// <summary>What was there before comes back.</summary>
    Restore = 3,
}
