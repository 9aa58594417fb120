using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_mse_loss = new("aten::mse_loss");
            private static readonly Operator s_l1_loss = new("aten::l1_loss");
            private static readonly Operator s_smooth_l1_loss = new("aten::smooth_l1_loss");
            private static readonly Operator s_huber_loss = new("aten::huber_loss");
            private static readonly Operator s_binary_cross_entropy = new("aten::binary_cross_entropy");
            private static readonly Operator s_binary_cross_entropy_with_logits = new("aten::binary_cross_entropy_with_logits");

            /// <summary>(x − y)².</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_mse_loss.Call(input, target, (long)reduction);

            /// <summary>|x − y|.</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_l1_loss.Call(input, target, (long)reduction);

            /// <summary>(x − y)²/2β where |x − y| is less than β, else |x − y| − β/2.</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            /// <param name="beta">Where the square ends; not negative.</param>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                s_smooth_l1_loss.Call(input, target, (long)reduction, beta);

            /// <summary>(x − y)²/2 where |x − y| is less than δ, else δ·(|x − y| − δ/2).</summary>
            /// <param name="input">The prediction.</param>
            /// <param name="target">What it should be.</param>
            /// <param name="delta">Where the square ends; positive.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                s_huber_loss.Call(input, target, (long)reduction, delta);

            /// <summary>−y·log x − (1 − y)·log(1 − x), each logarithm at least −100.</summary>
            /// <param name="input">The prediction, in [0, 1].</param>
            /// <param name="target">What it should be, in [0, 1]: the same shape.</param>
            /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            /// <exception cref="ExternalException">The shapes differ.</exception>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                ThrowUnlessSameShape(input, target);
                return s_binary_cross_entropy.Call(input, target, weight, (long)reduction);
            }

            /// <summary>The binary cross-entropy of sigmoid(x) and y, computed so that large |x| does no harm.</summary>
            /// <param name="input">The prediction before the sigmoid.</param>
            /// <param name="target">What it should be, in [0, 1]: the same shape.</param>
            /// <param name="weight">What the values are multiplied by, broadcast over them; null for 1.</param>
            /// <param name="reduction">What is done with the values, one an element.</param>
            /// <param name="pos_weights">What the term of y is multiplied by, broadcast over the values; null for 1.</param>
            /// <exception cref="ExternalException">The shapes differ.</exception>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                ThrowUnlessSameShape(input, target);
                return s_binary_cross_entropy_with_logits.Call(input, target, weight, pos_weights, (long)reduction);
            }

            private static void ThrowUnlessSameShape(Tensor input, Tensor target)
            {
                if (!input.shape.AsSpan().SequenceEqual(target.shape))
                {
                    throw Unfit($"The target must have the input's shape {string.Join('×', input.shape)}, and has {string.Join('×', target.shape)}.");
                }
            }
        }
    }
}
