namespace SixLabors.ImageSharp;

/// <summary>Something that can be copied with all that belongs to it.</summary>
internal interface IDeepCloneable
{
    /// <summary>A copy that shares nothing with the original.</summary>
    IDeepCloneable DeepClone();
}
