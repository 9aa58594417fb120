using TorchSharp;
using static TorchSharp.torch;

namespace SuperResolution.Memory;

/// <summary>
/// Copies between the computer's memory and a GPU's by way of pinned pages, which the GPU reads and writes by itself, several times as fast as others. On
/// a CPU nothing is copied.
/// </summary>
internal static class PinnedCopies
{
    /// <summary>A tensor on a device.</summary>
    /// <param name="tensor">It, anywhere; stays.</param>
    /// <param name="device">The device.</param>
    public static Tensor To(this Tensor tensor, Device device)
    {
        if (device.type != DeviceType.CUDA || tensor.device.type != DeviceType.CPU)
        {
            return tensor.to(device);
        }

        // libtorch keeps the pages until the GPU has read them.
        using Tensor pinned = tensor.pin_memory();
        return pinned.to(device, non_blocking: true);
    }

    /// <summary>A tensor in the computer's memory, with all of its values there.</summary>
    /// <param name="onDevice">It, on any device; stays.</param>
    public static Tensor ToHost(this Tensor onDevice)
    {
        if (onDevice.device.type != DeviceType.CUDA)
        {
            return onDevice.cpu();
        }

        // Where nobody waits for it, libtorch copies to pinned pages.
        Tensor pinned = onDevice.to(CPU, non_blocking: true);
        cuda.synchronize(onDevice.device);
        return pinned;
    }
}
