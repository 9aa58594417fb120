namespace SuperResolution;

/// <summary>A network whose weights lie inside the package. How each was trained and what it measures: docs/models.md.</summary>
public enum Model
{
    /// <summary>
    /// ×4, made for the highest PSNR: it is true to the picture, invents nothing, and is as sharp as that allows. LeanSRResNet, 10 blocks
    /// of 48 maps.
    /// </summary>
    Faithful,
}
