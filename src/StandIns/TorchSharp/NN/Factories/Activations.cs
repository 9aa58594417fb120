using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes max(x, 0).</summary>
        /// <param name="inplace">Whether the input itself is changed.</param>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>Makes x where x is positive, else a fixed slope times x.</summary>
        /// <param name="negative_slope">The slope.</param>
        /// <param name="inplace">Whether the input itself is changed.</param>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>Makes x where x is positive, else a trained slope times x.</summary>
        /// <param name="num_parameters">1, or the number of channels for a slope each.</param>
        /// <param name="init">The slopes at first.</param>
        /// <param name="device">Where the slopes lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
            new(num_parameters, init, device, dtype);

        /// <summary>Makes x times the normal distribution function of x.</summary>
        public static GELU GELU() => new();

        /// <summary>Makes the hyperbolic tangent.</summary>
        public static Tanh Tanh() => new();

        /// <summary>Makes 1 / (1 + exp(−x)).</summary>
        public static Sigmoid Sigmoid() => new();
    }
}
