using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Formats;

/// <summary>How an image is read.</summary>
public sealed class DecoderOptions
{
    private readonly uint _maxFrames = int.MaxValue;

    /// <summary>Where memory comes from, and how streams are read.</summary>
    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>If set, the image is resized after reading so that it just fits into this size and keeps its shape.</summary>
    public Size? TargetSize { get; init; }

    /// <summary>How the image is resized to <see cref="TargetSize"/>.</summary>
    public IResampler Sampler { get; init; } = KnownResamplers.Box;

    /// <summary>Whether EXIF and ICC profiles are left out.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>The most frames to read, at least 1. The formats here give one.</summary>
    public uint MaxFrames
    {
        get => _maxFrames;
        init => _maxFrames = Math.Clamp(value, 1, int.MaxValue);
    }

    /// <summary>The options of all calls that are given none.</summary>
    internal static DecoderOptions Default { get; } = new();
}
