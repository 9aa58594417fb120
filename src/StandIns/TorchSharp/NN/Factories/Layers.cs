using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes y = x·Wᵀ + b.</summary>
        /// <param name="inputSize">The size of the last dimension that comes in.</param>
        /// <param name="outputSize">The size of the last dimension that goes out.</param>
        /// <param name="hasBias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>Makes a batch normalisation of images.</summary>
        /// <param name="num_features">The number of channels.</param>
        /// <param name="eps">What is added to the variance before its root is taken.</param>
        /// <param name="momentum">The weight of a new batch in the running statistics.</param>
        /// <param name="affine">Whether there are weight and bias.</param>
        /// <param name="track_running_stats">Whether there are running statistics.</param>
        /// <param name="device">Where the tensors lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static BatchNorm2d BatchNorm2d(
            long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Makes x where x is positive, else a trained slope times x.</summary>
        /// <param name="num_parameters">1, or the number of channels for a slope each.</param>
        /// <param name="init">The slopes at first.</param>
        /// <param name="device">Where the slopes lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
            new(num_parameters, init, device, dtype);

        /// <summary>Makes N×C×H·r×W·r of N×C·r²×H×W (Shi et al., 2016).</summary>
        /// <param name="upscale_factor">The factor r.</param>
        public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

        /// <summary>Makes a sequence whose parts have names.</summary>
        /// <param name="modules">Names and modules; the sequence owns the modules from here on.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Makes a list of modules.</summary>
        /// <typeparam name="T">The modules' type.</typeparam>
        /// <param name="modules">The modules; the list owns them from here on.</param>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);

        /// <summary>Makes (x − y)².</summary>
        /// <param name="reduction">What is done with the values, one an element.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);
    }
}
