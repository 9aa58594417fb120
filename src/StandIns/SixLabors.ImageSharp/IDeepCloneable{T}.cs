namespace SixLabors.ImageSharp;

/// <summary>Something that can be copied with all that belongs to it.</summary>
/// <typeparam name="T">The type of the copy.</typeparam>
public interface IDeepCloneable<out T>
    where T : class
{
    /// <summary>A copy that shares nothing with the original.</summary>
    T DeepClone();
}
