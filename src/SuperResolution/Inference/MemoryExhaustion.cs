using System.Runtime.InteropServices;

namespace SuperResolution.Inference;

/// <summary>Tells whether memory, of the machine or of a GPU, was what ran out.</summary>
internal static class MemoryExhaustion
{
    // What libtorch says: of the host's allocator on Linux, on Windows, of C++, of CUDA's allocator and of CUDA's libraries.
    private static readonly string[] s_messages =
    [
        "can't allocate memory", "not enough memory", "bad_alloc", "out of memory", "out_of_memory", "ALLOC_FAILED",
    ];

    /// <summary>Whether an exception of a forward pass means that memory ran out, so that a smaller tile may succeed.</summary>
    public static bool IsCauseOf(Exception exception) => exception is OutOfMemoryException
        || exception is ExternalException && s_messages.Any(message => exception.Message.Contains(message, StringComparison.OrdinalIgnoreCase));
}
