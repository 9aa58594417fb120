using static TorchSharp.torch;

namespace SuperResolution.Inference;

/// <summary>Sets how many threads libtorch computes with, until it is disposed: OpenMP counts them for the thread that calls it, and tasks come on any.</summary>
internal readonly ref struct CpuThreads : IDisposable
{
    private readonly int _before;
    private readonly bool _changed;

    /// <param name="count">How many from now on; null leaves them.</param>
    public CpuThreads(int? count)
    {
        _before = get_num_threads();
        if (count is { } wanted && wanted != _before)
        {
            // libtorch makes a pool of new threads for each such call, which spin for some 20 ms and take the cores from what is computed meanwhile.
            set_num_threads(wanted);
            _changed = true;
        }
    }

    /// <summary>Sets what was before.</summary>
    public void Dispose()
    {
        if (_changed)
        {
            set_num_threads(_before);
        }
    }
}
