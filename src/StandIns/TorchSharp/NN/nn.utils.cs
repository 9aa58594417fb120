using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to a module's parameters as a whole.</summary>
        public static class utils
        {
            private static readonly Operator s_norm = new("aten::norm", "Scalar");
            private static readonly Operator s_stack = new("aten::stack");
            private static readonly Operator s_abs = new("aten::abs");
            private static readonly Operator s_max = new("aten::max");
            private static readonly Operator s_add = new("aten::add", "Scalar");
            private static readonly Operator s_reciprocal = new("aten::reciprocal");
            private static readonly Operator s_mul = new("aten::mul", "Scalar");
            private static readonly Operator s_clamp = new("aten::clamp");
            private static readonly Operator s_mul_ = new("aten::mul_", "Tensor");

            /// <summary>Scales gradients down together so that their norm, as one vector, is at most a bound.</summary>
            /// <param name="tensors">The parameters; those without a gradient are left out.</param>
            /// <param name="max_norm">The bound.</param>
            /// <param name="norm_type">The norm's order; infinity for the largest magnitude.</param>
            /// <returns>The norm before scaling; 0 without gradients.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using DisposeScope scope = NewDisposeScope();
                using IDisposable untracked = no_grad();
                Tensor[] gradients = [.. tensors.Select(parameter => parameter.grad).OfType<Tensor>()];
                if (gradients.Length == 0)
                {
                    return 0;
                }

                Device device = gradients[0].device;
                Tensor norm = Norm(s_stack.Call(gradients.Select(gradient => Norm(gradient, norm_type).to(device)).ToArray()), norm_type);
                Tensor scale = s_clamp.Call(s_mul.Call(s_reciprocal.Call(s_add.Call(norm, 1e-6)), max_norm), Argument.None, 1.0);
                foreach (Tensor gradient in gradients)
                {
                    s_mul_.CallVoid(gradient, scale.to(gradient.device));
                }

                return norm.to(ScalarType.Float64).item<double>();
            }

            /// <summary>Weight and bias of the convolution that equals a convolution and the batch normalisation after it, in evaluation.</summary>
            /// <param name="conv_w">The convolution's weight.</param>
            /// <param name="conv_b">Its bias, or null.</param>
            /// <param name="bn_rm">The running means.</param>
            /// <param name="bn_rv">The running variances.</param>
            /// <param name="bn_eps">What is added to the variances.</param>
            /// <param name="bn_w">The scales, or null for 1.</param>
            /// <param name="bn_b">The shifts, or null for 0.</param>
            /// <param name="transpose">Whether the weight is that of a transposed convolution: in × out × ….</param>
            /// <returns>New parameters of the convolution's types.</returns>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(
                Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b, bool transpose = false)
            {
                using DisposeScope scope = NewDisposeScope();
                long[] shape = new long[conv_w.ndim];
                Array.Fill(shape, 1);
                shape[transpose ? 1 : 0] = -1;

                ScalarType biasType = conv_b?.dtype ?? conv_w.dtype;
                bool biasIsTrained = conv_b?.requires_grad ?? false;
                conv_b ??= bn_rm.zeros_like();
                bn_w ??= bn_rm.ones_like();
                bn_b ??= bn_rm.zeros_like();

                using IDisposable untracked = no_grad();
                Tensor inverse = (bn_rv + bn_eps).rsqrt();
                Tensor weight = conv_w * (bn_w * inverse).reshape(shape);
                Tensor bias = ((conv_b - bn_rm) * inverse * bn_w) + bn_b;
                return scope.MoveToOuter(
                    new Parameter(weight.to(conv_w.dtype), conv_w.requires_grad), new Parameter(bias.to(biasType), biasIsTrained));
            }

            private static Tensor Norm(Tensor tensor, double order) =>
                double.IsPositiveInfinity(order) ? s_max.Call(s_abs.Call(tensor)) : s_norm.Call(tensor, order);
        }
    }
}
