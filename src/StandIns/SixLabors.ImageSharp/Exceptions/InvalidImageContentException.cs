namespace SixLabors.ImageSharp;

/// <summary>The image is of a known format, but is truncated, damaged or breaks the format's rules.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    /// <summary>Makes the exception with its text.</summary>
    public InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    /// <summary>Makes the exception with its text and its cause.</summary>
    public InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
