using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_instance_norm = new("aten::instance_norm");

            /// <summary>Normalises each channel of each sample (Ulyanov et al., 2016).</summary>
            /// <param name="input">N×C×….</param>
            /// <param name="running_mean">C; used where not <paramref name="use_input_stats"/>, else updated; null for none.</param>
            /// <param name="running_var">C; used where not <paramref name="use_input_stats"/>, else updated; null for none.</param>
            /// <param name="weight">The scales, C, or null for 1.</param>
            /// <param name="bias">The shifts, C, or null for 0.</param>
            /// <param name="use_input_stats">True: by the sample's statistics; false: by the running ones.</param>
            /// <param name="momentum">The weight of the input in the running statistics.</param>
            /// <param name="eps">What is added to the variance.</param>
            /// <returns>The same shape.</returns>
            public static Tensor instance_norm(
                Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null,
                bool use_input_stats = true, double momentum = 0.1, double eps = 1e-05) =>
                s_instance_norm.Call(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);
        }
    }
}
