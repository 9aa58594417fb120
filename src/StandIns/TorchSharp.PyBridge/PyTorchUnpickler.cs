using System.Collections;
using System.IO.Compression;
using TorchSharp.PyBridge.Archives;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>
/// Reads dictionaries that <c>torch.save</c> wrote in the zip format (PyTorch 1.6 and later). The pickle inside is read by a machine that knows
/// tensors, dictionaries, lists, tuples, strings and numbers, and executes nothing: any other name of Python in it is an error.
/// </summary>
public static class PyTorchUnpickler
{
    /// <summary>Reads a dictionary from a file.</summary>
    /// <param name="file">The path.</param>
    /// <returns>See <see cref="UnpickleStateDict(Stream, bool, bool)"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Hashtable UnpickleStateDict(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return UnpickleStateDict(stream);
    }

    /// <summary>Reads a dictionary from a stream.</summary>
    /// <param name="stream">A stream that can read and seek, at its beginning.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <param name="skipTensorRead">Whether opaque descriptions stand where tensors are, so that only names and other values are read.</param>
    /// <returns>
    /// The dictionary, without its order. Tensors lie on the CPU, track no gradients, keep their strides, and share memory where those that were
    /// saved did; they belong to the current dispose scope. Dictionaries are <see cref="Hashtable"/>, lists <see cref="ArrayList"/>, tuples
    /// <c>object[]</c>, integers <see cref="int"/> (beyond its range <see cref="long"/>), floats <see cref="double"/>, None null.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="skipTensorRead"/> without <paramref name="leaveOpen"/>.</exception>
    /// <exception cref="NotImplementedException">
    /// The file is in the format of PyTorch before 1.6, holds a whole model instead of a state_dict, or has elements of another type.
    /// </exception>
    /// <exception cref="NotSupportedException">The pickle needs a class or function of Python that no state_dict needs.</exception>
    /// <exception cref="InvalidCastException">What was saved is not a dictionary.</exception>
    /// <exception cref="InvalidDataException">The archive or the pickle is damaged.</exception>
    /// <exception cref="InvalidOperationException">The archive lacks the pickle or a record that the pickle names.</exception>
    public static Hashtable UnpickleStateDict(Stream stream, bool leaveOpen = false, bool skipTensorRead = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (skipTensorRead && !leaveOpen)
        {
            throw new ArgumentException("leaveOpen must be true where skipTensorRead is: the tensors are still in the stream.", nameof(leaveOpen));
        }

        using DisposeScope scope = NewDisposeScope();
        using ZipArchive archive = CheckpointReader.OpenArchive(stream, leaveOpen);
        Hashtable table = new CheckpointReader(archive, skipTensorRead).ReadDictionary();
        scope.MoveToOuter(scope.DisposablesView.ToArray());
        return table;
    }
}
