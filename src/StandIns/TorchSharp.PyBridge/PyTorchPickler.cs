using System.Collections;
using TorchSharp.PyBridge.Archives;

namespace TorchSharp.PyBridge;

/// <summary>Writes dictionaries that <c>torch.load</c> reads, with <c>weights_only</c> or without, in its zip format.</summary>
public static class PyTorchPickler
{
    /// <summary>Writes a dictionary to a file, which it replaces.</summary>
    /// <param name="file">The path.</param>
    /// <param name="source">See <see cref="PickleStateDict(Stream, IDictionary, bool)"/>.</param>
    public static void PickleStateDict(string file, IDictionary source)
    {
        using FileStream stream = File.Create(file);
        PickleStateDict(stream, source);
    }

    /// <summary>Writes a dictionary to a stream.</summary>
    /// <param name="stream">A stream that can write.</param>
    /// <param name="source">
    /// The dictionary: its keys and values are tensors (of any device and strides), numbers, booleans, strings, null, and dictionaries, lists and
    /// <c>object[]</c> (tuples) of these. Each tensor is written row by row with memory of its own.
    /// </param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <exception cref="NotSupportedException">A value is of a type that cannot be pickled.</exception>
    /// <exception cref="NotImplementedException">A tensor's elements are of a type that cannot be written, such as complex numbers.</exception>
    public static void PickleStateDict(Stream stream, IDictionary source, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        using var writer = new CheckpointWriter(stream, leaveOpen);
        writer.Write(source);
    }
}
