using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_subTensor = new("aten::sub", "Tensor");
        private static readonly Operator s_subScalar = new("aten::sub", "Scalar");
        private static readonly Operator s_rsub = new("aten::rsub", "Scalar");
        private static readonly Operator s_mulTensor = new("aten::mul", "Tensor");
        private static readonly Operator s_divTensor = new("aten::div", "Tensor");
        private static readonly Operator s_reciprocal = new("aten::reciprocal");
        private static readonly Operator s_neg = new("aten::neg");

        /// <summary>The sum, element by element, with broadcasting.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>The difference, element by element, with broadcasting.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => s_subTensor.Call(left, right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => s_subScalar.Call(left, right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => s_rsub.Call(right, left);

        /// <summary>The product, element by element, with broadcasting.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => s_mulTensor.Call(left, right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>The quotient, element by element, with broadcasting.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => s_divTensor.Call(left, right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>A number times one over each element.</summary>
        public static Tensor operator /(Scalar left, Tensor right)
        {
            using Tensor reciprocal = s_reciprocal.Call(right);
            return reciprocal.mul(left);
        }

        /// <summary>Each element with the other sign.</summary>
        public static Tensor operator -(Tensor tensor) => s_neg.Call(tensor);
    }
}
