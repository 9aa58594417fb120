namespace SuperResolution;

/// <summary>A network whose weights lie inside the package. How each was trained and what it measures: docs/models.md.</summary>
public enum Model
{
    /// <summary>
    /// Made for the highest PSNR: it is true to the picture, invents nothing, and is as sharp as that allows. LeanSRResNet, 16 blocks
    /// of 48 maps; ×4, and another for ×2, which is taken where <see cref="UpscalerOptions.TargetScale"/> is 2 or less.
    /// </summary>
    Faithful,

    /// <summary>
    /// ×4, made for texture: sharper than <see cref="Faithful"/>, and what it adds is invented. The network of <see cref="Faithful"/>, trained
    /// on against a discriminator. Not for pictures in which a detail is evidence.
    /// </summary>
    Photographic,
}
