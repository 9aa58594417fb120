using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes a parameter of a tensor, which gives its storage away and must not be used again.</summary>
        /// <param name="data">The tensor.</param>
        /// <param name="requires_grad">Whether gradients flow into it.</param>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

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

        /// <summary>Makes an instance normalisation of images.</summary>
        /// <param name="num_features">The number of channels.</param>
        /// <param name="eps">What is added to the variance before its root is taken.</param>
        /// <param name="momentum">The weight of a new batch in the running statistics.</param>
        /// <param name="affine">Whether there are weight and bias.</param>
        /// <param name="track_running_stats">Whether there are running statistics.</param>
        /// <param name="device">Where the tensors lie; null for the default.</param>
        /// <param name="dtype">Their type; null for the default.</param>
        public static InstanceNorm2d InstanceNorm2d(
            long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false,
            Device? device = null, ScalarType? dtype = null) => new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Joins the dimensions from the first to the last named, both included; negative ones count from the end.</summary>
        /// <param name="start_dim">The first.</param>
        /// <param name="end_dim">The last.</param>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Makes a module that, in training mode, zeros elements at random.</summary>
        /// <param name="p">The probability, in [0, 1].</param>
        /// <param name="inplace">Whether the input itself is changed.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Makes a module that gives back what it gets.</summary>
        public static Identity Identity() => new();
    }
}
