namespace SixLabors.ImageSharp;

/// <summary>The bytes begin like no known image format, or a file name ends like none.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    /// <summary>Makes the exception with its text.</summary>
    public UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }
}
