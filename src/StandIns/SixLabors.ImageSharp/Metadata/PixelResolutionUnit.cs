namespace SixLabors.ImageSharp.Metadata;

/// <summary>What an image's resolution counts.</summary>
public enum PixelResolutionUnit : byte
{
    /// <summary>Nothing but the shape of a pixel.</summary>
    AspectRatio = 0,

    /// <summary>Pixels an inch.</summary>
    PixelsPerInch = 1,

    /// <summary>Pixels a centimetre.</summary>
    PixelsPerCentimeter = 2,

    /// <summary>Pixels a metre.</summary>
    PixelsPerMeter = 3,
}
