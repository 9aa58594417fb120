namespace SixLabors.ImageSharp.Memory;

/// <summary>More memory was asked for than the <see cref="MemoryAllocator"/> allows.</summary>
public class InvalidMemoryOperationException : InvalidOperationException
{
    /// <summary>Makes the exception with its text.</summary>
    internal InvalidMemoryOperationException(string message)
        : base(message)
    {
    }
}
