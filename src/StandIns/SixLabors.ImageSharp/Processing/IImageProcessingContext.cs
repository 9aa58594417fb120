namespace SixLabors.ImageSharp.Processing;

/// <summary>An image in the middle of a chain of changes.</summary>
public interface IImageProcessingContext
{
}
