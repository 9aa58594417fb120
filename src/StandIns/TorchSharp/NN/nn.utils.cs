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
            private static readonly Operator s_rsqrt = new("aten::rsqrt");
            private static readonly Operator s_ones = new("aten::ones_like");
            private static readonly Operator s_zeros = new("aten::zeros_like");

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

            /// <summary>The weight and bias of a convolution that does what a convolution and a batch normalisation after it do in evaluation mode.</summary>
            /// <param name="conv_w">The convolution's weight.</param>
            /// <param name="conv_b">Its bias; null for none.</param>
            /// <param name="bn_rm">The normalisation's running mean.</param>
            /// <param name="bn_rv">Its running variance.</param>
            /// <param name="bn_eps">What it adds to the variance.</param>
            /// <param name="bn_w">Its scale; null for ones.</param>
            /// <param name="bn_b">Its shift; null for zeros.</param>
            /// <param name="transpose">Whether the convolution is a transposed one, whose output channels are the second dimension.</param>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(
                Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b, bool transpose = false)
            {
                using DisposeScope scope = NewDisposeScope();
                using IDisposable untracked = no_grad();
                Tensor scale = (bn_w ?? s_ones.Call(bn_rm)) * s_rsqrt.Call(bn_rv + bn_eps);
                Tensor shift = ((conv_b ?? s_zeros.Call(bn_rm)) - bn_rm) * scale + (bn_b ?? s_zeros.Call(bn_rm));
                long[] broadcast = [.. conv_w.shape.Select((_, dimension) => dimension == (transpose ? 1 : 0) ? -1L : 1L)];
                Parameter weight = new(conv_w * scale.view(broadcast), requires_grad: conv_w.requires_grad);
                Parameter bias = new(shift, requires_grad: conv_b?.requires_grad ?? true);
                scope.MoveToOuter(weight, bias);
                return (weight, bias);
            }

            private static Tensor Norm(Tensor tensor, double order) =>
                double.IsPositiveInfinity(order) ? s_max.Call(s_abs.Call(tensor)) : s_norm.Call(tensor, order);
        }
    }
}
