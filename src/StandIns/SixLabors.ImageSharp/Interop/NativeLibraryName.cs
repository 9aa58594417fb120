using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Interop;

/// <summary>The shim over the codecs, compiled from native/ and lying beside the assembly.</summary>
internal static class NativeLibraryName
{
    public const string Shim = "imagesharp_standin";

    /// <summary>The length of the buffers that native code writes error texts to.</summary>
    public const int ErrorLength = 256;

    /// <summary>Reads a text that native code wrote.</summary>
    public static unsafe string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) is { Length: > 0 } given ? given : "no reason was given";
}
