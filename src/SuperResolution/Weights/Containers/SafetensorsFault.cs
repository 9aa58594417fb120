namespace SuperResolution.Weights.Containers;

/// <summary>What is wrong with the header of a safetensors file; <see cref="SafetensorsContainer"/> adds the file.</summary>
/// <param name="message">What was found and what is allowed.</param>
/// <param name="advice">What to do; getting the file again unless given.</param>
/// <param name="cause">What told of it.</param>
internal sealed class SafetensorsFault(string message, string advice = Refusal.GetAgain, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What to do, a sentence.</summary>
    public string Advice { get; } = advice;
}
