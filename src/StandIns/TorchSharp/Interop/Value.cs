using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>An argument or a result as the native side sees it: a number, a reference, or the address of <see cref="Count"/>
/// elements.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Value
{
    public Tag Tag;
    public int Count;
    public long Bits;
}
