using static TorchSharp.torch;

namespace SuperResolution.Tests.Shared;

/// <summary>Counts tensors that are alive, once the garbage of earlier tests is gone.</summary>
internal static class LiveTensors
{
    /// <summary>How many there are.</summary>
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
