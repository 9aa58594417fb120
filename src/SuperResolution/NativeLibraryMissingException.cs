namespace SuperResolution;

/// <summary>
/// A native library that the program needs cannot be loaded. The message names the package that brings it to this system; what the
/// loader said is in the inner exception.
/// </summary>
public sealed class NativeLibraryMissingException : InvalidOperationException
{
    /// <summary>An exception that names nothing.</summary>
    public NativeLibraryMissingException()
        : this("A native library that the program needs cannot be loaded.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What is missing and what to add.</param>
    public NativeLibraryMissingException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What is missing and what to add.</param>
    /// <param name="innerException">What the loader said.</param>
    public NativeLibraryMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
