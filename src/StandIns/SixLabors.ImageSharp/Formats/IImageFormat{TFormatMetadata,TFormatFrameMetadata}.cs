namespace SixLabors.ImageSharp.Formats;

/// <summary>A format that keeps something about each frame of an image beside its pixels.</summary>
/// <typeparam name="TFormatMetadata">What it keeps of the image.</typeparam>
/// <typeparam name="TFormatFrameMetadata">What it keeps of a frame.</typeparam>
public interface IImageFormat<out TFormatMetadata, out TFormatFrameMetadata> : IImageFormat<TFormatMetadata>
    where TFormatMetadata : class
    where TFormatFrameMetadata : class
{
    /// <summary>What a frame has that was never in this format.</summary>
    TFormatFrameMetadata CreateDefaultFormatFrameMetadata();
}
