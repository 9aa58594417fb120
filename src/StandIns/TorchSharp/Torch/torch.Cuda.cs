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

        /// <summary>Seeds the current device's default generator; does nothing where there is no device.</summary>
        public static void manual_seed(long seed) => Seed(-1, seed);

        /// <summary>Seeds every device's default generator.</summary>
        public static void manual_seed_all(long seed)
        {
            for (int index = 0; index < device_count(); index++)
            {
                Seed(index, seed);
            }
        }

        private static void Seed(int index, long seed)
        {
            if (is_available())
            {
                using Generator generator = Generator.DefaultOf(new Device(DeviceType.CUDA, index));
                generator.manual_seed(seed);
            }
        }
    }
}
