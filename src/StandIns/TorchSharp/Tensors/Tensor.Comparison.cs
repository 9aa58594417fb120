using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_eqTensor = new("aten::eq", "Tensor");
        private static readonly Operator s_eqScalar = new("aten::eq", "Scalar");
        private static readonly Operator s_neTensor = new("aten::ne", "Tensor");
        private static readonly Operator s_neScalar = new("aten::ne", "Scalar");
        private static readonly Operator s_ltTensor = new("aten::lt", "Tensor");
        private static readonly Operator s_ltScalar = new("aten::lt", "Scalar");
        private static readonly Operator s_leTensor = new("aten::le", "Tensor");
        private static readonly Operator s_leScalar = new("aten::le", "Scalar");
        private static readonly Operator s_gtTensor = new("aten::gt", "Tensor");
        private static readonly Operator s_gtScalar = new("aten::gt", "Scalar");
        private static readonly Operator s_geTensor = new("aten::ge", "Tensor");
        private static readonly Operator s_geScalar = new("aten::ge", "Scalar");
        private static readonly Operator s_logicalAnd = new("aten::logical_and");
        private static readonly Operator s_logicalOr = new("aten::logical_or");
        private static readonly Operator s_bitwiseAndTensor = new("aten::bitwise_and", "Tensor");
        private static readonly Operator s_bitwiseOrTensor = new("aten::bitwise_or", "Tensor");
        private static readonly Operator s_bitwiseXorTensor = new("aten::bitwise_xor", "Tensor");
        private static readonly Operator s_bitwiseNot = new("aten::bitwise_not");

        /// <summary>Where each element equals another.</summary>
        public Tensor eq(Tensor target) => s_eqTensor.Call(this, target);

        /// <summary>Where each element equals a number.</summary>
        public Tensor eq(Scalar target) => s_eqScalar.Call(this, target);

        /// <summary>Where each element differs from another.</summary>
        public Tensor ne(Tensor target) => s_neTensor.Call(this, target);

        /// <summary>Where each element differs from a number.</summary>
        public Tensor ne(Scalar target) => s_neScalar.Call(this, target);

        /// <summary>Where each element is less than another.</summary>
        public Tensor lt(Tensor target) => s_ltTensor.Call(this, target);

        /// <summary>Where each element is less than a number.</summary>
        public Tensor lt(Scalar target) => s_ltScalar.Call(this, target);

        /// <summary>Where each element is at most another.</summary>
        public Tensor le(Tensor target) => s_leTensor.Call(this, target);

        /// <summary>Where each element is at most a number.</summary>
        public Tensor le(Scalar target) => s_leScalar.Call(this, target);

        /// <summary>Where each element is greater than another.</summary>
        public Tensor gt(Tensor target) => s_gtTensor.Call(this, target);

        /// <summary>Where each element is greater than a number.</summary>
        public Tensor gt(Scalar target) => s_gtScalar.Call(this, target);

        /// <summary>Where each element is at least another.</summary>
        public Tensor ge(Tensor target) => s_geTensor.Call(this, target);

        /// <summary>Where each element is at least a number.</summary>
        public Tensor ge(Scalar target) => s_geScalar.Call(this, target);

        /// <summary>Where both elements are not zero.</summary>
        public Tensor logical_and(Tensor other) => s_logicalAnd.Call(this, other);

        /// <summary>Where either element is not zero.</summary>
        public Tensor logical_or(Tensor other) => s_logicalOr.Call(this, other);

        /// <summary>The bits that both elements have.</summary>
        public Tensor bitwise_and(Tensor other) => s_bitwiseAndTensor.Call(this, other);

        /// <summary>The bits that either element has.</summary>
        public Tensor bitwise_or(Tensor other) => s_bitwiseOrTensor.Call(this, other);

        /// <summary>The bits that one element has and the other has not.</summary>
        public Tensor bitwise_xor(Tensor other) => s_bitwiseXorTensor.Call(this, other);

        /// <summary>The bits that each element has not.</summary>
        public Tensor bitwise_not() => s_bitwiseNot.Call(this);

        private static readonly Operator s_equal = new("aten::equal");
        private static readonly Operator s_allclose = new("aten::allclose");

        /// <summary>Whether both have the same shape and the same elements.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">They lie on different devices or have different
        /// types.</exception>
        public bool Equals(Tensor target) => s_equal.CallBool(this, target);

        /// <summary>Whether the other is a tensor of the same shape with the same elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor tensor && Equals(tensor);

        /// <summary>By identity, since elements may change.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>Whether the elements differ by no more than <paramref name="atol"/> + <paramref name="rtol"/> times the other's
        /// magnitude.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            s_allclose.CallBool(this, target, rtol, atol, equal_nan);
    }
}
