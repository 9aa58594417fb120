using System.Globalization;
using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>
/// Sets how many threads libtorch computes with, until it is disposed: OpenMP counts them for the thread that calls it, and tasks come on any. A thread that uses
/// libtorch for the first time meanwhile begins with this number, so that each pass has to say what it wants.
/// </summary>
internal readonly ref struct CpuThreads : IDisposable
{
    [ThreadStatic]
    private static bool s_within;

    private readonly int? _before;
    private readonly bool _outermost;

    /// <param name="count">How many from now on; null for what an outer one has set, and else for <see cref="Default"/>.</param>
    public CpuThreads(int? count)
    {
        bool outermost = !s_within;
        int before = get_num_threads();
        if ((count ?? (outermost ? Default : null)) is { } wanted && wanted != before)
        {
            // libtorch makes a pool of new threads for each such call, which spin for some 20 ms and take the cores from what is computed meanwhile.
            set_num_threads(wanted);
            _before = before;
        }

        (_outermost, s_within) = (outermost, true);
    }

    /// <summary>
    /// The number where nobody asks for another: what the environment says, as libtorch reads it, and else the number of cores; null for libtorch's own choice.
    /// </summary>
    public static int? Default { get; } = FromEnvironment("OMP_NUM_THREADS") ?? FromEnvironment("MKL_NUM_THREADS") ?? ProcessorCores.Count;

    /// <summary>Sets what was before.</summary>
    public void Dispose()
    {
        if (_before is { } before)
        {
            set_num_threads(before);
        }

        if (_outermost)
        {
            s_within = false;
        }
    }

    // OpenMP allows a list, a number for each level of nesting.
    private static int? FromEnvironment(string setting) =>
        int.TryParse(Environment.GetEnvironmentVariable(setting)?.Split(',')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : null;
}
