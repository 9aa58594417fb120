namespace SuperResolution;

/// <summary>What an <see cref="Upscaler"/> did that its user may not expect.</summary>
public enum UpscaleNoticeKind
{
    /// <summary>The picture is animated or has several pages: the first one alone was enhanced.</summary>
    FirstFrameOnly,

    /// <summary>
    /// The picture's colour profile describes other colours than the result's (such as CMYK), or the output's format is written without one: it
    /// was left out.
    /// </summary>
    ColourProfileDropped,

    /// <summary>Memory ran out: the tile was made smaller and computed anew.</summary>
    TileReduced,

    /// <summary>The result has transparent pixels and the output's format is written without transparency: all became opaque.</summary>
    TransparencyDropped,

    /// <summary>The picture has more bits a channel than the output's format is written with, or than any pixel type holds.</summary>
    DepthReduced,

    /// <summary>The output's format has a palette (GIF): the result was written with at most 256 colours.</summary>
    ColoursReduced,

    /// <summary>
    /// What belongs to the picture was left out: an EXIF, XMP or IPTC profile or the resolution without which the output's format is written, or
    /// for which it has no room; an XMP profile that cannot be read and so not be corrected; areas in it of a picture that was turned.
    /// </summary>
    MetadataDropped,

    /// <summary>
    /// The network looks at the whole picture (<see cref="IGenerator.TilesExactly"/> is false), for which the memory budget does not reach, or
    /// which the options cut: it was computed in tiles, whose pixels differ a little from those of the whole picture.
    /// </summary>
    InexactTiles,
}
