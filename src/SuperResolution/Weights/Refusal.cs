namespace SuperResolution.Weights;

/// <summary>Errors of files that are not used: what was found and what is allowed, then what to do.</summary>
internal static class Refusal
{
    /// <summary>For what an accident on the way explains.</summary>
    public const string GetAgain = "Get the file again.";

    /// <summary>For what no tool writes that saves weights.</summary>
    public const string Distrust = "Do not use it, nor open it with other tools; get weights from a source that you trust.";

    /// <summary>For honest files of a kind that is not read.</summary>
    public const string SaveAgain = "Save the weights again, with torch.save(model.state_dict()) or as safetensors.";

    /// <summary>For what an option allows.</summary>
    /// <param name="limit">The name of a property of <see cref="CheckpointLimits"/>.</param>
    public static string Raise(string limit) => $"If you trust the file, raise CheckpointLimits.{limit}.";

    /// <summary>The error.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="fault">What was found and what is allowed, without a full stop.</param>
    /// <param name="advice">What to do, a sentence.</param>
    /// <param name="cause">What told of it.</param>
    public static InvalidCheckpointException Of(string file, string fault, string advice, Exception? cause = null) =>
        new($"{file}: {fault}. {advice}", cause!);
}
