namespace SuperResolution;

/// <summary>What an <see cref="Upscaler"/> did that its user may not expect.</summary>
public enum UpscaleNoticeKind
{
    /// <summary>The picture is animated or has several pages: the first one alone was enhanced.</summary>
    FirstFrameOnly,

    /// <summary>The picture's colour profile describes other colours than the result's (such as CMYK) and was left out.</summary>
    ColourProfileDropped,

    /// <summary>Memory ran out: the tile was made smaller and computed anew.</summary>
    TileReduced,

    /// <summary>The result has transparent pixels and the output's format is written without transparency: all became opaque.</summary>
    TransparencyDropped,
}
