namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>Adam's options; null is left open.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The decay of the mean, in [0, 1).</summary>
        public double? beta1;

        /// <summary>The decay of the mean square, in [0, 1).</summary>
        public double? beta2;

        /// <summary>What times the parameter is added to the gradient.</summary>
        public double? weight_decay;

        /// <summary>What is added to the root.</summary>
        public double? eps;

        /// <summary>Whether the largest mean square so far is used.</summary>
        public bool? amsgrad;

        /// <summary>Whether the loss grows instead of shrinking.</summary>
        public bool? maximize;

        /// <summary>Takes over the options of another Adam.</summary>
        /// <param name="source">The other's options.</param>
        /// <exception cref="ArgumentException">They are not Adam's.</exception>
        internal override void LoadStateDict(OptimizerOptions source)
        {
            Options other = source as Options ?? throw new ArgumentException($"Adam takes Adam's options, not {source?.GetType()}.", nameof(source));
            base.LoadStateDict(source);
            beta1 = other.beta1;
            beta2 = other.beta2;
            weight_decay = other.weight_decay;
            eps = other.eps;
            amsgrad = other.amsgrad;
            maximize = other.maximize;
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate!.Value;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            weight_decay ??= defaults.weight_decay;
            eps ??= defaults.eps;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
        }
    }
}
