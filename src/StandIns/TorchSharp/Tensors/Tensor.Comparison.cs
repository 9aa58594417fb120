using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_equal = new("aten::equal");
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

        /// <summary>Where each element equals another.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => s_eqTensor.Call(left, right);

        /// <summary>Where each element equals a number.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => s_eqScalar.Call(left, right);

        /// <summary>Where each element differs from another.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => s_neTensor.Call(left, right);

        /// <summary>Where each element differs from a number.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => s_neScalar.Call(left, right);

        /// <summary>Where each element is less than another.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => s_ltTensor.Call(left, right);

        /// <summary>Where each element is less than a number.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => s_ltScalar.Call(left, right);

        /// <summary>Where each element is at most another.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => s_leTensor.Call(left, right);

        /// <summary>Where each element is at most a number.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => s_leScalar.Call(left, right);

        /// <summary>Where each element is greater than another.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => s_gtTensor.Call(left, right);

        /// <summary>Where each element is greater than a number.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => s_gtScalar.Call(left, right);

        /// <summary>Where each element is at least another.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => s_geTensor.Call(left, right);

        /// <summary>Where each element is at least a number.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => s_geScalar.Call(left, right);

        /// <summary>Whether the other is a tensor of the same shape with the same elements.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">They lie on different devices or have different
        /// types.</exception>
        public override bool Equals(object? obj) => obj is Tensor tensor && s_equal.CallBool(this, tensor);

        /// <summary>By identity, since elements may change.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
