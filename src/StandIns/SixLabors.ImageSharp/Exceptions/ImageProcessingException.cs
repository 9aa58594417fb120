namespace SixLabors.ImageSharp;

/// <summary>A step of <c>Mutate</c> or <c>Clone</c> failed; the inner exception says why.</summary>
public sealed class ImageProcessingException : Exception
{
    /// <summary>Makes the exception with a general text.</summary>
    public ImageProcessingException()
    {
    }

    /// <summary>Makes the exception with its text.</summary>
    public ImageProcessingException(string errorMessage)
        : base(errorMessage)
    {
    }

    /// <summary>Makes the exception with its text and its cause.</summary>
    public ImageProcessingException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
