namespace SuperResolution.Imaging;

/// <summary>How a stored picture becomes the picture that is seen (EXIF 2.3, tag 0x0112).</summary>
internal enum PictureTurn
{
    /// <summary>It is stored as it is seen.</summary>
    None,

    /// <summary>It is mirrored or turned by half: its sides stay.</summary>
    KeepsSides,

    /// <summary>Its rows are stored as columns: across is what was along.</summary>
    ExchangesSides,
}
