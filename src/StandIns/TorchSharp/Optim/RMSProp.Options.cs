namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>RMSProp's options.</summary>
    internal sealed class Options : OptimizerOptions
    {
        /// <summary>The decay of the mean square.</summary>
        public required double Alpha { get; set; }

        /// <summary>What is added to the root.</summary>
        public required double Eps { get; set; }

        /// <summary>What times the parameter is added to the gradient.</summary>
        public required double WeightDecay { get; set; }

        /// <summary>The decay of the sum of steps; 0 for none.</summary>
        public required double Momentum { get; set; }

        /// <summary>Whether the gradient's variance is taken instead of its mean square.</summary>
        public required bool Centered { get; set; }

        /// <summary>Whether the loss grows instead of shrinking.</summary>
        public required bool Maximize { get; set; }

        internal override void LoadStateDict(OptimizerOptions source)
        {
            Options other = source as Options ?? throw new ArgumentException($"RMSProp takes RMSProp's options, not {source?.GetType()}.", nameof(source));
            base.LoadStateDict(source);
            Alpha = other.Alpha;
            Eps = other.Eps;
            WeightDecay = other.WeightDecay;
            Momentum = other.Momentum;
            Centered = other.Centered;
            Maximize = other.Maximize;
        }
    }
}
