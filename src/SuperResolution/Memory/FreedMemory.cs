using System.Runtime.InteropServices;

namespace SuperResolution.Memory;

/// <summary>
/// Gives freed memory back to the system, where glibc's heap would keep it: pieces of up to 32 MiB stay in it, and resident memory grew to
/// almost twice the budget of the tiles. Does nothing with other C libraries, which map large pieces one by one.
/// </summary>
/// <remarks>
/// Pieces beyond a twentieth of the budget are mapped one by one: whole maps of a tile, of which a trunk in bands makes few. To map the smaller
/// ones as well made a forward pass a quarter slower: each has its pages made anew. They stay in the heap, which is emptied after each tile, and before
/// the end of a network whose maps were large.
/// </remarks>
internal static partial class FreedMemory
{
    // The numbers of malloc.h.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MapThreshold = -3;

    // Threads have heaps of 64 MiB. One that becomes free is unmapped, unless as much is to be kept at the end.
    private const int KeptHeap = 64 << 20;

    private const int PiecesInBudget = 20;
    private const int TrimsInBudget = 4;
    private const int SmallestMapThreshold = 1 << 20;

    // The most that glibc takes, and what it comes to by itself.
    private const int LargestMapThreshold = 32 << 20;

    // From 64 KiB on, free looks at the end of its heap.
    private const int PieceThatTrims = 128 << 10;

    private static readonly Lock s_gate = new();
    private static readonly bool s_wanted = OperatingSystem.IsLinux() && !UserDecides;
    private static long s_budget = long.MaxValue;
    private static int? s_trimThreshold;

    /// <summary>Sets for the process which pieces are mapped one by one. The smallest budget of all counts.</summary>
    /// <param name="budget">Bytes for one tile.</param>
    public static void KeepWithin(long budget)
    {
        lock (s_gate)
        {
            if (budget >= s_budget)
            {
                return;
            }

            Volatile.Write(ref s_budget, budget);
            if (s_wanted)
            {
                int trimThreshold = (int)Math.Clamp(budget / TrimsInBudget, 2 * LargestMapThreshold, int.MaxValue);
                Call(() =>
                {
                    // Set by hand, one is no more moved with the other.
                    _ = SetMallocOption(MapThreshold, LargestKeptPiece);
                    _ = SetMallocOption(TrimThreshold, trimThreshold);
                    _ = SetMallocOption(TopPad, KeptHeap);
                    s_trimThreshold = trimThreshold;
                });
            }
        }
    }

    /// <summary>Bytes for one tile: the smallest budget of all in the process, <see cref="long.MaxValue"/> where there is none.</summary>
    public static long Budget => Volatile.Read(ref s_budget);

    /// <summary>The size in bytes up to which a piece stays in the heap when it is freed, so that its pages are there when it is needed again.</summary>
    public static int LargestKeptPiece => (int)Math.Clamp(Budget / PiecesInBudget, SmallestMapThreshold, LargestMapThreshold);

    /// <summary>Gives back what is free now. What this thread freed goes whole; of other threads' heaps the last free piece stays.</summary>
    public static void GiveBack()
    {
        if (s_wanted)
        {
            Call(() => _ = Trim(0));
            TrimOwnHeap();
        }
    }

    // glibc gives each thread a heap, and malloc_trim empties the end of the first alone. The end of another goes when a piece is freed in
    // it by a thread of its own, and only where it is beyond the threshold, which lies so high that a forward pass is not slowed.
    private static void TrimOwnHeap()
    {
        lock (s_gate)
        {
            if (s_trimThreshold is { } usual)
            {
                _ = SetMallocOption(TrimThreshold, 0);
                _ = SetMallocOption(TopPad, 0);
                Free(Allocate(PieceThatTrims));
                _ = SetMallocOption(TopPad, KeptHeap);
                _ = SetMallocOption(TrimThreshold, usual);
            }
        }
    }

    // The user's own settings stand.
    private static bool UserDecides => Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name =>
        name.StartsWith("MALLOC_", StringComparison.Ordinal)
        || name == "GLIBC_TUNABLES" && Environment.GetEnvironmentVariable(name)!.Contains("glibc.malloc.", StringComparison.Ordinal));

    private static void Call(Action function)
    {
        try
        {
            function();
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl has no such function and needs none.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetMallocOption(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint pad);

    // Not NativeMemory's, which throws where there is no memory: it is called when there is none.
    [LibraryImport("libc", EntryPoint = "malloc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Allocate(nuint size);

    [LibraryImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Free(nint piece);
}
