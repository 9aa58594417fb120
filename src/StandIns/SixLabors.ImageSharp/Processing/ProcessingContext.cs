using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The changes that are known, for an image whose kind of pixel the caller need not know.</summary>
internal abstract class ProcessingContext : IImageProcessingContext
{
    protected ProcessingContext(Configuration configuration) => Configuration = configuration;

    /// <summary>Where memory comes from.</summary>
    public Configuration Configuration { get; }

    /// <summary>The context behind the interface.</summary>
    public static ProcessingContext Of(IImageProcessingContext source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source as ProcessingContext
            ?? throw new ArgumentException($"A {source.GetType().Name} is not a context of Mutate or Clone; use the one that they give.", nameof(source));
    }

    /// <summary>Turns and mirrors the image as EXIF says.</summary>
    public abstract void AutoOrient();

    /// <summary>Cuts a part out.</summary>
    public abstract void Crop(Rectangle part);

    /// <summary>Makes the image larger or smaller.</summary>
    public abstract void Resize(Size size, IResampler sampler);
}
