namespace SuperResolution.Weights;

/// <summary>
/// The file is no checkpoint, is damaged, or asks for something that a file of weights has no need of. Nothing of it was used.
/// </summary>
public class InvalidCheckpointException : CheckpointException
{
    /// <inheritdoc cref="CheckpointException()"/>
    public InvalidCheckpointException()
    {
    }

    /// <inheritdoc cref="CheckpointException(string)"/>
    public InvalidCheckpointException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="CheckpointException(string, Exception)"/>
    public InvalidCheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
