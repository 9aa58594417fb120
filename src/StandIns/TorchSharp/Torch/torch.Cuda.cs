using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>NVIDIA GPUs.</summary>
    public static class cuda
    {
        /// <summary>Whether there is one that libtorch can use.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many there are that libtorch can use.</summary>
        public static int device_count() => Native.CudaDevices();

        /// <summary>Waits until everything handed to a device is done; the current one where none is given.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is none.</exception>
        public static void synchronize(Device? device = null) => Native.Check(Native.CudaSynchronize(device?.index ?? -1));
    }
}
