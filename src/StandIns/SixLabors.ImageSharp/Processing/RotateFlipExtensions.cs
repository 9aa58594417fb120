namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning and mirroring an image at once.</summary>
public static class RotateFlipExtensions
{
    /// <summary>Turns an image clockwise, then mirrors it. An EXIF orientation is taken out if the image is turned.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static IImageProcessingContext RotateFlip(this IImageProcessingContext source, RotateMode rotateMode, FlipMode flipMode) =>
        source.Rotate(rotateMode).Flip(flipMode);
}
