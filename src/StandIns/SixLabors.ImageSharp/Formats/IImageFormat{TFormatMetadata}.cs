namespace SixLabors.ImageSharp.Formats;

/// <summary>A format that keeps something about an image beside its pixels.</summary>
/// <typeparam name="TFormatMetadata">What it keeps.</typeparam>
internal interface IImageFormat<out TFormatMetadata> : IImageFormat
    where TFormatMetadata : class
{
    /// <summary>What an image has that was never in this format.</summary>
    TFormatMetadata CreateDefaultFormatMetadata();
}
