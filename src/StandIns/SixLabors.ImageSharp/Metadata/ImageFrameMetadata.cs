using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What belongs to one frame of an image beside its pixels.</summary>
public sealed class ImageFrameMetadata : IDeepCloneable<ImageFrameMetadata>
{
    private readonly FormatMetadata _formats;

    internal ImageFrameMetadata() => _formats = new();

    private ImageFrameMetadata(ImageFrameMetadata other) => _formats = new(other._formats);

    /// <summary>What a format keeps about the frame; its defaults where the image is not of that format.</summary>
    public TFormatFrameMetadata GetFormatMetadata<TFormatMetadata, TFormatFrameMetadata>(
        IImageFormat<TFormatMetadata, TFormatFrameMetadata> key)
        where TFormatMetadata : class
        where TFormatFrameMetadata : class, IDeepCloneable =>
        _formats.Get(key, () => key.CreateDefaultFormatFrameMetadata());

    /// <inheritdoc/>
    public ImageFrameMetadata DeepClone() => new(this);
}
