using TorchSharp.PyBridge.Archives;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

public static partial class PyBridgeModuleExtensions
{
    /// <summary>Writes the module's state_dict to a safetensors file.</summary>
    /// <param name="module">The module.</param>
    /// <param name="location">The path; an existing file is replaced.</param>
    /// <param name="skip">Names that are not written.</param>
    /// <returns>The module.</returns>
    public static nn.Module save_safetensors(this nn.Module module, string location, IList<string>? skip = null)
    {
        using FileStream stream = File.Create(location);
        return module.save_safetensors(stream, skip);
    }

    /// <summary>Writes the module's state_dict to a stream, as safetensors.</summary>
    /// <param name="module">The module.</param>
    /// <param name="stream">A stream that can write.</param>
    /// <param name="skip">Names that are not written.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <returns>The module.</returns>
    public static nn.Module save_safetensors(this nn.Module module, Stream stream, IList<string>? skip = null, bool leaveOpen = false)
    {
        using DisposeScope scope = NewDisposeScope();
        Safetensors.SaveStateDict(stream, StateDictionary(module, skip), leaveOpen);
        return module;
    }

    /// <summary>Loads parameters and buffers from a safetensors file.</summary>
    /// <param name="module">The module.</param>
    /// <param name="location">The path.</param>
    /// <param name="strict">See <see cref="load_safetensors(nn.Module, Stream, bool, IList{string}, Dictionary{string, bool}, bool)"/>.</param>
    /// <param name="skip">Likewise.</param>
    /// <param name="loadedParameters">Likewise.</param>
    /// <returns>The module.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static nn.Module load_safetensors(
        this nn.Module module,
        string location,
        bool strict = true,
        IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null)
    {
        using FileStream stream = OpenExisting(location);
        return module.load_safetensors(stream, strict, skip, loadedParameters);
    }

    /// <summary>
    /// Loads parameters and buffers from a stream of safetensors. Elements are converted to the module's type and device; <c>requires_grad</c> stays.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="stream">A stream that can read and seek, at its beginning.</param>
    /// <param name="strict">Whether the file must have exactly the module's names; otherwise those that both have are loaded.</param>
    /// <param name="skip">Names that are neither compared nor loaded.</param>
    /// <param name="loadedParameters">Filled with each name of the file that is not skipped: whether the module has it.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <returns>The module.</returns>
    /// <exception cref="InvalidOperationException">The names differ and <paramref name="strict"/> is set; the module is unchanged.</exception>
    /// <exception cref="ArgumentException">A tensor's shape is not that of the module's; the module is unchanged.</exception>
    /// <exception cref="NotImplementedException">See <see cref="Safetensors.LoadStateDict(Stream, bool, List{string})"/>; so for others.</exception>
    public static nn.Module load_safetensors(
        this nn.Module module,
        Stream stream,
        bool strict = true,
        IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null,
        bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using DisposeScope scope = NewDisposeScope();
        using var frozen = no_grad();
        Dictionary<string, Tensor> state = StateDictionary(module, skip);
        Dictionary<string, SafetensorsEntry> entries = SafetensorsHeader.Read(stream).Entries
            .Where(item => !(skip?.Contains(item.Key) ?? false))
            .ToDictionary();
        CheckNames(state.Keys.Except(entries.Keys), entries.Keys.Except(state.Keys), strict);
        foreach ((string name, SafetensorsEntry entry) in entries.Where(item => state.ContainsKey(item.Key)))
        {
            CheckShape(name, state[name], entry.Shape);
        }

        stream.Position = 0;
        module.load_state_dict(Safetensors.LoadStateDict(stream, leaveOpen, [.. state.Keys]), strict, skip);
        foreach (string name in entries.Keys)
        {
            if (loadedParameters is not null)
            {
                loadedParameters[name] = state.ContainsKey(name);
            }
        }

        return module;
    }
}
