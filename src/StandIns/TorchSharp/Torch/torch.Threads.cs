using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads an operator on the host uses.</summary>
    public static int get_num_threads() => Native.Threads();

    /// <summary>Sets how many threads an operator on the host uses.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not positive.</exception>
    public static void set_num_threads(int num) => Native.Check(Native.SetThreads(num));

    /// <summary>How many threads run operators side by side.</summary>
    public static int get_num_interop_threads() => Native.InteropThreads();

    /// <summary>Sets how many threads run operators side by side; once, before the first of them.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not positive, or too late.</exception>
    public static void set_num_interop_threads(int num) => Native.Check(Native.SetInteropThreads(num));
}
