using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SixLabors.ImageSharp.Memory;

/// <summary>Bytes outside the garbage collector's heap, given back on Dispose or, if that is forgotten, by the finaliser.</summary>
internal sealed unsafe class UnmanagedBlock : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly long _bytes;

    public UnmanagedBlock(long bytes, bool clean)
        : base(ownsHandle: true)
    {
        _bytes = bytes;
        SetHandle((nint)(clean ? NativeMemory.AllocZeroed((nuint)bytes) : NativeMemory.Alloc((nuint)bytes)));
        if (bytes > 0)
        {
            GC.AddMemoryPressure(bytes);
        }
    }

    /// <summary>The first byte.</summary>
    public void* Pointer => (void*)handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        if (_bytes > 0)
        {
            GC.RemoveMemoryPressure(_bytes);
        }

        return true;
    }
}
