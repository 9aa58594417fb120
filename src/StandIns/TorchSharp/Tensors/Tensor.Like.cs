using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_emptyLike = new("aten::empty_like");
        private static readonly Operator s_zerosLike = new("aten::zeros_like");
        private static readonly Operator s_onesLike = new("aten::ones_like");
        private static readonly Operator s_fullLike = new("aten::full_like");
        private static readonly Operator s_randLike = new("aten::rand_like");
        private static readonly Operator s_randnLike = new("aten::randn_like");

        /// <summary>A tensor shaped like this one, whose elements are whatever the memory held.</summary>
        /// <param name="dtype">The type of the elements; null for this tensor's.</param>
        /// <param name="device">Where the memory lies; null for this tensor's device.</param>
        /// <param name="requires_grad">Whether gradients with respect to it are recorded.</param>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_emptyLike.Call(this, dtype, Argument.None, device), requires_grad);

        /// <summary>Zeros shaped like this tensor.</summary>
        /// <inheritdoc cref="empty_like"/>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_zerosLike.Call(this, dtype, Argument.None, device), requires_grad);

        /// <summary>Ones shaped like this tensor.</summary>
        /// <inheritdoc cref="empty_like"/>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_onesLike.Call(this, dtype, Argument.None, device), requires_grad);

        /// <summary>One value, shaped like this tensor.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_fullLike.Call(this, value, dtype, Argument.None, device), requires_grad);

        /// <summary>Numbers drawn evenly from [0, 1), shaped like this tensor.</summary>
        /// <inheritdoc cref="empty_like"/>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_randLike.Call(this, dtype, Argument.None, device), requires_grad);

        /// <summary>Numbers drawn from the normal distribution with mean 0 and deviation 1, shaped like this tensor.</summary>
        /// <inheritdoc cref="empty_like"/>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Finished(s_randnLike.Call(this, dtype, Argument.None, device), requires_grad);
    }
}
