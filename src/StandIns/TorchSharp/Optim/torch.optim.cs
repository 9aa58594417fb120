using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers.</summary>
    public static partial class optim
    {
        /// <summary>Makes Adam (Kingma and Ba, 2015) for one group of parameters.</summary>
        /// <param name="parameters">The parameters, read anew at each step.</param>
        /// <param name="lr">The learning rate; not negative.</param>
        /// <param name="beta1">The decay of the mean, in [0, 1).</param>
        /// <param name="beta2">The decay of the mean square, in [0, 1).</param>
        /// <param name="eps">What is added to the root; not negative.</param>
        /// <param name="weight_decay">What times the parameter is added to the gradient; not negative.</param>
        /// <param name="amsgrad">Whether the largest mean square so far is used (Reddi et al., 2018).</param>
        /// <param name="maximize">Whether the loss grows instead of shrinking.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Makes RMSProp for one group of parameters.</summary>
        /// <param name="parameters">The parameters, read anew at each step.</param>
        /// <param name="lr">The learning rate; not negative.</param>
        /// <param name="alpha">The decay of the mean square; not negative.</param>
        /// <param name="eps">What is added to the root; not negative.</param>
        /// <param name="weight_decay">What times the parameter is added to the gradient; not negative.</param>
        /// <param name="momentum">The decay of the sum of steps; 0 for none, not negative.</param>
        /// <param name="centered">Whether the gradient's variance is taken instead of its mean square.</param>
        /// <param name="maximize">Whether the loss grows instead of shrinking.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
            double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
