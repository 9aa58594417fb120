using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes (x − y)².</summary>
        /// <param name="reduction">What is done with the values, one an element.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Makes |x − y|.</summary>
        /// <param name="reduction">What is done with the values, one an element.</param>
        public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Makes (x − y)²/2β where |x − y| is less than β, else |x − y| − β/2.</summary>
        /// <param name="reduction">What is done with the values, one an element.</param>
        /// <param name="beta">Where the square ends; not negative.</param>
        public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) => new(reduction, beta);

        /// <summary>Makes (x − y)²/2 where |x − y| is less than δ, else δ·(|x − y| − δ/2).</summary>
        /// <param name="delta">Where the square ends; positive.</param>
        /// <param name="reduction">What is done with the values, one an element.</param>
        public static HuberLoss HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) => new(delta, reduction);

        /// <summary>Makes the binary cross-entropy of probabilities.</summary>
        /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
        /// <param name="reduction">What is done with the values, one an element.</param>
        public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Makes the binary cross-entropy of logits.</summary>
        /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
        /// <param name="reduction">What is done with the values, one an element.</param>
        /// <param name="pos_weights">What the first term is multiplied by, broadcast over the values; null for 1.</param>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);
    }
}
