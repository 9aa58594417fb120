using static TorchSharp.torch;

namespace SuperResolution.Memory;

/// <summary>Tensors that no dispose scope watches over.</summary>
internal static class OwnedTensors
{
    /// <summary>Frees each of them.</summary>
    public static void DisposeAll(this IEnumerable<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            tensor.Dispose();
        }
    }
}
