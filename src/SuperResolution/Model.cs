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
    /// ×4, made for texture: sharper than <see cref="Faithful"/>, and what it adds is invented. BSRN of 8 blocks of 64 maps, trained on from its
    /// authors' weights by what VGG19 sees. Not for pictures in which a detail is evidence. Pictures beyond the memory budget are computed in tiles
    /// that only come near the whole (<see cref="IGenerator.TilesExactly"/>).
    /// </summary>
    Photographic,
}
