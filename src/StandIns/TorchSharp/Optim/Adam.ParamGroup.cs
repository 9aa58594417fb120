namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>Parameters that share Adam's options.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Their options; what they leave open is the optimiser's.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>Makes a group with all options.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">The decay of the mean, in [0, 1).</param>
        /// <param name="beta2">The decay of the mean square, in [0, 1).</param>
        /// <param name="eps">What is added to the root.</param>
        /// <param name="weight_decay">What times the parameter is added to the gradient.</param>
        /// <param name="amsgrad">Whether the largest mean square so far is used.</param>
        /// <param name="maximize">Whether the loss grows instead of shrinking.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            })
        {
        }
    }
}
