using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generators of every device, and gives the host's.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The state of the host's default generator, as bytes.</summary>
    public static Tensor get_rng_state()
    {
        using Generator generator = Generator.DefaultOf(CPU);
        return generator.get_state();
    }

    /// <summary>Sets the state of the host's default generator.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no such state.</exception>
    public static void set_rng_state(Tensor new_state)
    {
        using Generator generator = Generator.DefaultOf(CPU);
        generator.set_state(new_state);
    }

    /// <summary>The default generators.</summary>
    public static class random
    {
        /// <summary>Seeds the default generators of every device, and gives the host's.</summary>
        public static Generator manual_seed(long seed)
        {
            Native.Check(Native.ManualSeed(seed));
            return Generator.DefaultOf(CPU);
        }
    }
}
