using TorchSharp.PyBridge.Archives;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>
/// Reads and writes the safetensors format (https://github.com/huggingface/safetensors): the length of a JSON header, the header, the tensors' bytes.
/// </summary>
public static class Safetensors
{
    /// <summary>Reads tensors from a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="keysToKeep">See <see cref="LoadStateDict(Stream, bool, List{string})"/>.</param>
    /// <returns>The tensors, in the order of the header.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Dictionary<string, Tensor> LoadStateDict(string path, List<string>? keysToKeep = null)
    {
        using FileStream stream = File.OpenRead(path);
        return LoadStateDict(stream, keysToKeep: keysToKeep);
    }

    /// <summary>Reads tensors from a stream.</summary>
    /// <param name="stream">A stream that can read and seek; the header begins where it stands.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <param name="keysToKeep">The names to read, or null for all; names that the file lacks are passed over.</param>
    /// <returns>The tensors on the CPU, in the order of the header; they belong to the current dispose scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The header claims more than 2 GB.</exception>
    /// <exception cref="NotImplementedException">
    /// A tensor's type is not one of F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL, or it has more or fewer bytes than its shape needs.
    /// </exception>
    /// <exception cref="System.Text.Json.JsonException">The header is not JSON, or names a tensor twice.</exception>
    /// <exception cref="InvalidDataException">The file is shorter than it claims, or its tensors overlap.</exception>
    public static Dictionary<string, Tensor> LoadStateDict(Stream stream, bool leaveOpen = false, List<string>? keysToKeep = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsHeader header = SafetensorsHeader.Read(stream);
        long start = stream.Position;
        HashSet<string>? keep = keysToKeep?.ToHashSet();

        using DisposeScope scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach ((string name, SafetensorsEntry entry) in header.Entries.Where(item => keep?.Contains(item.Key) ?? true))
        {
            Tensor tensor = empty(entry.Shape, dtype: entry.Type.DType, device: CPU);
            stream.Position = start + entry.Begin;
            TensorBytes.Read(tensor, stream);
            tensors.Add(name, tensor);
        }

        if (!leaveOpen)
        {
            stream.Close();
        }

        scope.MoveToOuter(scope.DisposablesView.ToArray());
        return tensors;
    }

    /// <summary>Writes tensors to a file, which it replaces.</summary>
    /// <param name="path">The path.</param>
    /// <param name="stateDict">The tensors by name.</param>
    public static void SaveStateDict(string path, Dictionary<string, Tensor> stateDict)
    {
        using FileStream stream = File.Create(path);
        SaveStateDict(stream, stateDict);
    }

    /// <summary>Writes tensors to a stream, in the dictionary's order.</summary>
    /// <param name="stream">A stream that can write.</param>
    /// <param name="stateDict">The tensors by name, of any device and strides.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <exception cref="NotImplementedException">A tensor's type has no name in the format.</exception>
    public static void SaveStateDict(Stream stream, Dictionary<string, Tensor> stateDict, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(stateDict);
        SafetensorsHeader.Write(stream, stateDict);
        foreach (Tensor tensor in stateDict.Values)
        {
            TensorBytes.Write(tensor, stream);
        }

        if (!leaveOpen)
        {
            stream.Close();
        }
    }
}
