using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>An operator of libtorch, named by its schema (as in native_functions.yaml). Keep it in a static readonly field.</summary>
/// <remarks>It is looked up at its first call, so that one that this libtorch lacks harms nobody else.</remarks>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int StackBytes = 512;

    private nint _handle;

    /// <summary>Calls an operator that returns one tensor.</summary>
    [SkipLocalsInit]
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return new((nint)result.Bits);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    [SkipLocalsInit]
    internal (Tensor, Tensor) CallTwo(params ReadOnlySpan<Argument> arguments)
    {
        Value* results = stackalloc Value[2];
        Invoke(arguments, results, 2);
        return (new((nint)results[0].Bits), new((nint)results[1].Bits));
    }

    /// <summary>Calls an operator that changes its first argument and returns that tensor.</summary>
    internal Tensor InPlace(params ReadOnlySpan<Argument> arguments)
    {
        Invoke(arguments, null, 0);
        return (Tensor)arguments[0].Source!;
    }

    /// <summary>Calls an operator for what it does, dropping what it returns.</summary>
    internal void CallVoid(params ReadOnlySpan<Argument> arguments) => Invoke(arguments, null, 0);

    /// <summary>Calls an operator that returns a bool.</summary>
    [SkipLocalsInit]
    internal bool CallBool(params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return result.Bits != 0;
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, Value* results, int capacity)
    {
        int scratchBytes = 0;
        foreach (ref readonly Argument argument in arguments)
        {
            scratchBytes += argument.ScratchBytes;
        }

        Value* values = stackalloc Value[arguments.Length];
        byte* onStack = stackalloc byte[scratchBytes <= StackBytes ? scratchBytes : 0];
        byte[]? onHeap = scratchBytes <= StackBytes ? null : GC.AllocateUninitializedArray<byte>(scratchBytes, pinned: true);
        byte* scratch = onHeap is null ? onStack : (byte*)Unsafe.AsPointer(ref onHeap[0]);
        for (int i = 0; i < arguments.Length; i++)
        {
            ref readonly Argument argument = ref arguments[i];
            values[i] = new Value { Tag = argument.Tag, Count = argument.Count, Bits = argument.Bits };
            int bytes = argument.ScratchBytes;
            if (bytes > 0)
            {
                argument.WriteElements(scratch);
                values[i].Bits = (long)scratch;
                scratch += bytes;
            }
        }

        int status = Native.Call(_handle == 0 ? Find() : _handle, values, arguments.Length, results, capacity);

        // A tensor that nobody else holds must not be finalized while libtorch works on it.
        foreach (ref readonly Argument argument in arguments)
        {
            GC.KeepAlive(argument.Source);
        }

        GC.KeepAlive(onHeap);
        Native.Check(status);
    }

    private nint Find()
    {
        nint found = Native.Find(name, overload);
        if (found == 0)
        {
            throw new NotSupportedException(
                $"This libtorch has no operator {name}{(overload.Length == 0 ? "" : "." + overload)}; a later version may have it.");
        }

        return _handle = found;
    }
}
