using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads an operator on the host uses.</summary>
    public static int get_num_threads() => Native.Threads();

    /// <summary>Sets how many threads an operator on the host uses.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not positive.</exception>
    public static void set_num_threads(int num) => Native.Check(Native.SetThreads(num));
}
