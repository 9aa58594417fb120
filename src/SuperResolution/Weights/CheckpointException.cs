namespace SuperResolution.Weights;

/// <summary>A file of weights cannot be used. The message names the file, what was found, and what is allowed.</summary>
public class CheckpointException : Exception
{
    /// <summary>An error without details.</summary>
    public CheckpointException()
    {
    }

    /// <summary>An error that says what was found.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>An error that says what was found, with its cause.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
