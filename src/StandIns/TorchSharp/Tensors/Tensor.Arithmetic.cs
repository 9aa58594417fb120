using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_addTensor = new("aten::add", "Tensor");
        private static readonly Operator s_addScalar = new("aten::add", "Scalar");
        private static readonly Operator s_addTensor_ = new("aten::add_", "Tensor");
        private static readonly Operator s_addScalar_ = new("aten::add_", "Scalar");
        private static readonly Operator s_mulScalar = new("aten::mul", "Scalar");
        private static readonly Operator s_mulScalar_ = new("aten::mul_", "Scalar");
        private static readonly Operator s_mulTensor_ = new("aten::mul_", "Tensor");
        private static readonly Operator s_divScalar = new("aten::div", "Scalar");
        private static readonly Operator s_divScalarMode = new("aten::div", "Scalar_mode");
        private static readonly Operator s_clamp = new("aten::clamp");
        private static readonly Operator s_clamp_ = new("aten::clamp_");
        private static readonly Operator s_maximum = new("aten::maximum");
        private static readonly Operator s_matmul = new("aten::matmul");
        private static readonly Operator s_bitwiseAndTensor = new("aten::bitwise_and", "Tensor");

        /// <summary>The sum, element by element, with broadcasting.</summary>
        public Tensor add(Tensor target) => s_addTensor.Call(this, target);

        /// <summary>The sum of each element and a number.</summary>
        public Tensor add(Scalar scalar) => s_addScalar.Call(this, scalar);

        /// <summary>The sum, element by element, in place.</summary>
        public Tensor add_(Tensor target) => s_addTensor_.InPlace(this, target);

        /// <summary>The sum with so many times another tensor, element by element, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => s_addTensor_.InPlace(this, target, alpha);

        /// <summary>The sum of each element and a number, in place.</summary>
        public Tensor add_(Scalar scalar) => s_addScalar_.InPlace(this, scalar);

        /// <summary>The product of each element and a number.</summary>
        public Tensor mul(Scalar target) => s_mulScalar.Call(this, target);

        /// <summary>The product of each element and a number, in place.</summary>
        public Tensor mul_(Scalar target) => s_mulScalar_.InPlace(this, target);

        /// <summary>The product, element by element, in place.</summary>
        public Tensor mul_(Tensor target) => s_mulTensor_.InPlace(this, target);

        /// <summary>The larger of both, element by element, with broadcasting.</summary>
        public Tensor maximum(Tensor other) => s_maximum.Call(this, other);

        /// <summary>The product of matrices, which lie in the last two dimensions; those before broadcast.</summary>
        public Tensor matmul(Tensor target) => s_matmul.Call(this, target);

        /// <summary>The quotient of each element and a number.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? s_divScalar.Call(this, target)
            : s_divScalarMode.Call(this, target, NameOf(rounding_mode));

        /// <summary>Each element, moved into the range; null leaves a side open.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => s_clamp.Call(this, min, max);

        /// <summary>Each element, moved into the range, in place; null leaves a side open.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => s_clamp_.InPlace(this, min, max);

        /// <summary>The bits that both elements have.</summary>
        public Tensor bitwise_and(Tensor other) => s_bitwiseAndTensor.Call(this, other);

        private static string NameOf(RoundingMode mode) => mode switch
        {
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "A quotient is rounded by None, trunc or floor."),
        };
    }
}
