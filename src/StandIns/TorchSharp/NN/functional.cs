using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What modules compute, as functions.</summary>
        public static class functional
        {
            private static readonly Operator s_mse_loss = new("aten::mse_loss");
            private static readonly Operator s_l1_loss = new("aten::l1_loss");

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
        }
    }
}
