namespace SuperResolution.Weights;

/// <summary>
/// The file is a good checkpoint, but not of a generator that this library knows, or not of the network that was asked for, such as
/// VGG19. The message says what it is where that can be told, and names the nearest generator, or that network, with the first keys that
/// differ; of another network that comes near none it says no more.
/// </summary>
public class UnrecognisedCheckpointException : CheckpointException
{
    /// <summary>
    /// r of which the weights may be, where they are of a network that the library knows and nothing tells for which scale it was trained
    /// (<see cref="UpscalerOptions.WeightsScale"/>); otherwise none.
    /// </summary>
    public IReadOnlyList<int> Scales { get; init; } = [];

    /// <inheritdoc cref="CheckpointException()"/>
    public UnrecognisedCheckpointException()
    {
    }

    /// <inheritdoc cref="CheckpointException(string)"/>
    public UnrecognisedCheckpointException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="CheckpointException(string, Exception)"/>
    public UnrecognisedCheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
