namespace SixLabors.ImageSharp.Processing;

/// <summary>An image in the middle of a chain of changes.</summary>
public interface IImageProcessingContext
{
    /// <summary>Where memory comes from.</summary>
    Configuration Configuration { get; }

    /// <summary>The size after the changes so far.</summary>
    Size GetCurrentSize();
}
