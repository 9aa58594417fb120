using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        /// <summary>A generator of its own, seeded with <paramref name="seed"/>, on the host where no device is given.</summary>
        /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
        public Generator(ulong seed = 0, Device? device = null)
        {
            device = InitializeDevice(device);
            Native.Check(Native.NewGenerator(device.type, device.index, unchecked((long)seed), out _handle));
        }

        private Generator(nint handle) => _handle = handle;

        /// <summary>Releases the native generator that nobody disposed.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The native reference.</summary>
        /// <exception cref="ObjectDisposedException">The generator is disposed.</exception>
        internal nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(_handle == 0, this);
                return _handle;
            }
        }

        /// <summary>The state, as bytes.</summary>
        public Tensor get_state()
        {
            Native.Check(Native.GeneratorState(Handle, out nint state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Sets the state to what <see cref="get_state"/> gave.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no such state.</exception>
        public void set_state(Tensor value)
        {
            Native.Check(Native.SetGeneratorState(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Starts over from a seed, and returns the generator.</summary>
        public Generator manual_seed(long seed)
        {
            Native.Check(Native.SeedGenerator(Handle, seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Releases the native generator.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Releases the native generator.</summary>
        protected virtual void Dispose(bool disposing)
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
            {
                Native.ReleaseGenerator(handle);
            }
        }

        internal static Generator DefaultOf(Device device)
        {
            Native.Check(Native.DefaultGenerator(device.type, device.index, out nint handle));
            return new Generator(handle);
        }
    }
}
