using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Differentiation of what was recorded.</summary>
    public static class autograd
    {
        /// <summary>Accumulates the gradients of the sum of <paramref name="tensors"/> into the leaves.</summary>
        /// <param name="tensors">What to differentiate.</param>
        /// <param name="grad_tensors">The gradient with respect to each; null for the ones of numbers.</param>
        /// <param name="retain_graph">Whether to keep what was recorded; null for what <paramref name="create_graph"/> says.</param>
        /// <param name="create_graph">Whether to record this going-through too, for higher derivatives.</param>
        /// <param name="inputs">The leaves to accumulate into; null for all.</param>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            nint[] outputs = Handles(tensors);
            nint[]? grads = grad_tensors is null ? null : GradHandles(grad_tensors, tensors.Count);
            nint[]? leaves = inputs is null ? null : Handles(inputs);
            fixed (nint* output = outputs, grad = grads, leaf = leaves)
            {
                Native.Check(Native.Backward(
                    output, grad, outputs.Length, leaf, leaves?.Length ?? 0, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
            }

            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>The gradients of the sum of <paramref name="outputs"/> with respect to each of <paramref name="inputs"/>; nothing is
        /// accumulated.</summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The gradient with respect to each output; null for the ones of numbers.</param>
        /// <param name="retain_graph">Whether to keep what was recorded, to go through it again.</param>
        /// <param name="create_graph">Whether to record this going-through too, for higher derivatives.</param>
        /// <param name="allow_unused">Whether an input may have had no part; its gradient is then null.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            nint[] from = Handles(outputs);
            nint[]? grads = grad_outputs is null ? null : GradHandles(grad_outputs, outputs.Count);
            nint[] to = Handles(inputs);
            var results = new nint[to.Length];
            fixed (nint* output = from, grad = grads, input = to, result = results)
            {
                Native.Check(Native.Gradients(
                    output, grad, from.Length, input, to.Length, retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, result));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(grad_outputs);
            GC.KeepAlive(inputs);
            return Array.ConvertAll(results, handle => handle == 0 ? null! : new Tensor(handle));
        }

        private static nint[] Handles(IList<Tensor> tensors) => [.. tensors.Select(tensor => tensor.Handle)];

        private static nint[] GradHandles(IList<Tensor> grads, int wanted) => grads.Count == wanted
            ? [.. grads.Select(grad => grad is null ? 0 : grad.Handle)]
            : throw new ArgumentException($"{grads.Count} gradients were given for {wanted} tensors; give one for each.", nameof(grads));
    }
}
