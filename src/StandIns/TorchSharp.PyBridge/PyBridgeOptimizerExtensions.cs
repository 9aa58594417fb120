using System.Collections;
using TorchSharp.Modules;
using static TorchSharp.torch;
using StateDictionary = TorchSharp.torch.optim.Optimizer.StateDictionary;

namespace TorchSharp.PyBridge;

/// <summary>Loads and saves the state of an optimizer in the format of PyTorch's <c>torch.save(optimizer.state_dict(), path)</c>.</summary>
public static class PyBridgeOptimizerExtensions
{
    /// <summary>Writes the optimizer's state to a file that <c>torch.load</c> reads and PyTorch's optimizer of the same name loads.</summary>
    /// <param name="optim">The optimizer.</param>
    /// <param name="location">The path; an existing file is replaced.</param>
    public static void save_py(this OptimizerHelper optim, string location)
    {
        using FileStream stream = File.Create(location);
        optim.save_py(stream);
    }

    /// <summary>Writes the optimizer's state to a stream that <c>torch.load</c> reads and PyTorch's optimizer of the same name loads.</summary>
    /// <param name="optim">The optimizer.</param>
    /// <param name="stream">A stream that can write.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    public static void save_py(this OptimizerHelper optim, Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(optim);
        using DisposeScope scope = NewDisposeScope();
        StateDictionary current = optim.state_dict();

        var state = new Dictionary<object, object?>();
        for (int i = 0; i < current.State.Count; i++)
        {
            state[i] = OptimizerRecord.ToDictionary(current.State[i]);
        }

        var groups = new ArrayList();
        for (int i = 0; i < current.Options.Count; i++)
        {
            Dictionary<object, object?> group = OptimizerRecord.ToDictionary(current.Options[i]);
            group["params"] = current.StateIndexRef[i];
            groups.Add(group);
        }

        var file = new Dictionary<object, object?> { ["state"] = state, ["param_groups"] = groups };
        PyTorchPickler.PickleStateDict(stream, file, leaveOpen);
    }

    /// <summary>Loads the optimizer's state from a file that <c>torch.save</c> wrote.</summary>
    /// <param name="optim">See <see cref="load_py(OptimizerHelper, Stream, bool)"/>.</param>
    /// <param name="location">The path.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static void load_py(this OptimizerHelper optim, string location)
    {
        using FileStream stream = File.Exists(location)
            ? File.OpenRead(location)
            : throw new FileNotFoundException($"There is no file '{location}'.", location);
        optim.load_py(stream);
    }

    /// <summary>Loads the optimizer's state from a stream that <c>torch.save</c> wrote. Settings such as the learning rate are loaded, too.</summary>
    /// <param name="optim">
    /// The optimizer; its parameters must have been added in the same order and groups. The loaded tensors belong to the current dispose scope:
    /// call this outside of one that ends before the optimizer does.
    /// </param>
    /// <param name="stream">A stream that can read and seek, at its beginning.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <exception cref="ArgumentException">The file has another number of groups or parameters, or a tensor of another shape.</exception>
    /// <exception cref="InvalidCastException">A setting that the optimizer needs is absent, or of another type.</exception>
    /// <exception cref="InvalidDataException">The file is not an optimizer's state_dict.</exception>
    public static void load_py(this OptimizerHelper optim, Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(optim);
        using DisposeScope scope = NewDisposeScope();
        Hashtable file = PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen);
        if (file["param_groups"] is not ArrayList groups || file["state"] is not IDictionary state)
        {
            throw new InvalidDataException("The file is not an optimizer's state_dict: it has no 'param_groups' or no 'state'.");
        }

        StateDictionary current = optim.state_dict();
        Dictionary<int, object> keys = MatchParameters(current, groups);
        for (int i = 0; i < current.Options.Count; i++)
        {
            OptimizerRecord.Assign(current.Options[i], (IDictionary)groups[i]!, scope);
            foreach (int index in current.StateIndexRef[i])
            {
                // PyTorch writes a parameter's state with its first step.
                if (state[keys[index]] is IDictionary { Count: > 0 } stored)
                {
                    OptimizerRecord.Assign(current.State[index], stored, scope);
                }
                else
                {
                    current.State[index].Initialize(current.Options[i]);
                }
            }
        }
    }

    // From the index of a parameter in the optimizer to its key in the file.
    private static Dictionary<int, object> MatchParameters(StateDictionary current, ArrayList groups)
    {
        if (groups.Count != current.Options.Count)
        {
            throw new ArgumentException($"The file has {groups.Count} parameter groups, the optimizer {current.Options.Count}.");
        }

        var keys = new Dictionary<int, object>();
        for (int i = 0; i < groups.Count; i++)
        {
            if ((groups[i] as IDictionary)?["params"] is not ArrayList parameters)
            {
                throw new InvalidDataException($"The file is not an optimizer's state_dict: its group {i} has no 'params'.");
            }

            List<int> indices = current.StateIndexRef[i];
            if (parameters.Count != indices.Count)
            {
                throw new ArgumentException($"Group {i} has {parameters.Count} parameters in the file and {indices.Count} in the optimizer.");
            }

            for (int k = 0; k < indices.Count; k++)
            {
                keys[indices[k]] = parameters[k] ?? throw new InvalidDataException($"A parameter of group {i} is None in the file.");
            }
        }

        return keys;
    }
}
