namespace TorchSharp;

/// <summary>How much a convolution pads, where no number says it.</summary>
public enum Padding
{
    /// <summary>Nothing.</summary>
    Valid = 0,

    /// <summary>So much that the image keeps its size.</summary>
    Same = 1,
}
