namespace SuperResolution.Networks.Recognition;

/// <summary>A parameter or buffer that a network has.</summary>
/// <param name="Ours">Its name in the library's own network.</param>
/// <param name="Published">Its name in the file.</param>
/// <param name="Shape">
/// Its sizes in the file. The network's own may be others of as many elements: a dense layer over the maps is a 1×1 convolution.
/// </param>
/// <param name="Presence">Whether the file has it.</param>
internal sealed record ExpectedKey(string Ours, string Published, long[] Shape, Presence Presence);

/// <summary>Whether a file has a parameter or buffer of the network.</summary>
internal enum Presence
{
    /// <summary>It must be there.</summary>
    Required,

    /// <summary>It may be missing and then stays as the network makes it: the count of batches, which old PyTorch did not keep.</summary>
    Optional,

    /// <summary>It is never there and is zero: the bias of a convolution that was published without one.</summary>
    Zero,
}
