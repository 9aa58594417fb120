using System.Collections;
using System.IO.Compression;
using TorchSharp.PyBridge.Archives;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>Loads and saves the parameters and buffers of a module in PyTorch's file formats.</summary>
public static partial class PyBridgeModuleExtensions
{
    /// <summary>Writes the module's state_dict to a file that <c>torch.load</c> reads.</summary>
    /// <param name="module">The module.</param>
    /// <param name="location">The path; an existing file is replaced.</param>
    /// <param name="skip">Names that are not written.</param>
    /// <returns>The module.</returns>
    public static nn.Module save_py(this nn.Module module, string location, IList<string>? skip = null)
    {
        using FileStream stream = File.Create(location);
        return module.save_py(stream, skip);
    }

    /// <summary>Writes the module's state_dict to a stream that <c>torch.load</c> reads.</summary>
    /// <param name="module">The module.</param>
    /// <param name="stream">A stream that can write.</param>
    /// <param name="skip">Names that are not written.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <returns>The module.</returns>
    public static nn.Module save_py(this nn.Module module, Stream stream, IList<string>? skip = null, bool leaveOpen = false)
    {
        using DisposeScope scope = NewDisposeScope();
        PyTorchPickler.PickleStateDict(stream, StateDictionary(module, skip), leaveOpen);
        return module;
    }

    /// <summary>Loads parameters and buffers from a file that <c>torch.save</c> wrote.</summary>
    /// <param name="module">The module.</param>
    /// <param name="location">The path.</param>
    /// <param name="strict">See <see cref="load_py(nn.Module, Stream, bool, IList{string}, Dictionary{string, bool}, bool)"/>.</param>
    /// <param name="skip">Likewise.</param>
    /// <param name="loadedParameters">Likewise.</param>
    /// <returns>The module.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static nn.Module load_py(
        this nn.Module module,
        string location,
        bool strict = true,
        IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null)
    {
        using FileStream stream = OpenExisting(location);
        return module.load_py(stream, strict, skip, loadedParameters);
    }

    /// <summary>
    /// Loads parameters and buffers from a stream that <c>torch.save</c> wrote, converted to the module's type and device. As in PyBridge, each
    /// tensor's <c>requires_grad</c> becomes that of the tensor in the file, which PyTorch writes as false: who trains on sets it again.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="stream">A stream that can read and seek, at its beginning.</param>
    /// <param name="strict">Whether the file must have exactly the module's names; otherwise those that both have are loaded.</param>
    /// <param name="skip">Names that <paramref name="strict"/> passes over. As in PyBridge, a tensor that both sides have is loaded nevertheless.</param>
    /// <param name="loadedParameters">Filled with each name of the file: false where the module lacks it and it is not skipped.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <returns>The module.</returns>
    /// <exception cref="InvalidOperationException">The names differ and <paramref name="strict"/> is set; the module is unchanged.</exception>
    /// <exception cref="InvalidCastException">The file is not a dictionary of tensors by name.</exception>
    /// <exception cref="ArgumentException">A tensor's shape is not that of the module's; the module is unchanged.</exception>
    /// <exception cref="NotImplementedException">See <see cref="PyTorchUnpickler.UnpickleStateDict(Stream, bool, bool)"/>; so for others.</exception>
    public static nn.Module load_py(
        this nn.Module module,
        Stream stream,
        bool strict = true,
        IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null,
        bool leaveOpen = false)
    {
        using DisposeScope scope = NewDisposeScope();
        using var frozen = no_grad();
        Dictionary<string, StoredTensor> stored;
        using (ZipArchive archive = CheckpointReader.OpenArchive(stream, leaveOpen))
        {
            stored = TensorsByName(new CheckpointReader(archive, skipTensorRead: true).ReadDictionary());
            Load(module, stored, strict, skip ?? []);
        }

        if (loadedParameters is not null)
        {
            Dictionary<string, Tensor> state = module.state_dict();
            foreach (string name in stored.Keys)
            {
                loadedParameters[name] = state.ContainsKey(name) || (skip?.Contains(name) ?? false);
            }
        }

        return module;
    }

    private static Dictionary<string, StoredTensor> TensorsByName(Hashtable table)
    {
        var tensors = new Dictionary<string, StoredTensor>();
        foreach (DictionaryEntry item in table)
        {
            tensors.Add(
                item.Key as string ?? throw new InvalidCastException($"The file's dictionary has the key {item.Key}, which is not a name."),
                item.Value as StoredTensor ?? throw new InvalidCastException(
                    $"The file's '{item.Key}' is not a tensor but {item.Value?.GetType().Name ?? "None"}. Where the state_dict lies inside of it, "
                    + "as in training checkpoints, read the file with PyTorchUnpickler and give the inner dictionary to load_state_dict."));
        }

        return tensors;
    }

    private static void Load(nn.Module module, Dictionary<string, StoredTensor> stored, bool strict, IList<string> skip)
    {
        Dictionary<string, Tensor> state = module.state_dict();
        CheckNames(state.Keys.Except(stored.Keys).Except(skip), stored.Keys.Except(state.Keys).Except(skip), strict);
        KeyValuePair<string, StoredTensor>[] wanted = [.. stored.Where(item => state.ContainsKey(item.Key))];
        Array.ForEach(wanted, item => CheckShape(item.Key, state[item.Key], item.Value.Shape));

        // In the order of the file, one storage in memory at a time.
        foreach (var sharers in wanted.GroupBy(item => item.Value.Storage).OrderBy(group => group.Key.Position))
        {
            using Tensor storage = sharers.Key.Read();
            foreach ((string name, StoredTensor source) in sharers)
            {
                using Tensor view = source.ViewOf(storage);
                state[name].copy_(view);
                state[name].requires_grad = source.RequiresGrad;
            }
        }
    }

    private static Dictionary<string, Tensor> StateDictionary(nn.Module module, IList<string>? skip)
    {
        ArgumentNullException.ThrowIfNull(module);
        Dictionary<string, Tensor> state = module.state_dict();
        foreach (string name in skip ?? [])
        {
            state.Remove(name);
        }

        return state;
    }

    private static FileStream OpenExisting(string location) =>
        File.Exists(location) ? File.OpenRead(location) : throw new FileNotFoundException($"There is no file '{location}'.", location);

    private static void CheckNames(IEnumerable<string> missing, IEnumerable<string> unexpected, bool strict)
    {
        if (strict && (missing.Any() || unexpected.Any()))
        {
            throw new InvalidOperationException(
                $"The file's names are not the module's. Missing in the file: {List(missing)}. Unknown to the module: {List(unexpected)}. "
                + "Pass strict: false to load those that both have.");
        }
    }

    private static void CheckShape(string name, Tensor target, long[] shape)
    {
        if (!target.shape.SequenceEqual(shape))
        {
            throw new ArgumentException(
                $"The file's '{name}' has the shape [{string.Join(", ", shape)}], the module's [{string.Join(", ", target.shape)}].");
        }
    }

    private static string List(IEnumerable<string> names)
    {
        const int shown = 5;
        string[] all = [.. names.Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(shown)) + (all.Length > shown ? $" and {all.Length - shown} more" : "");
    }
}
