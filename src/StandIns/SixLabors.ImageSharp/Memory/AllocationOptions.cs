namespace SixLabors.ImageSharp.Memory;

/// <summary>What is in new memory.</summary>
[Flags]
internal enum AllocationOptions
{
    /// <summary>Anything.</summary>
    None = 0,

    /// <summary>Zeros.</summary>
    Clean = 1,
}
