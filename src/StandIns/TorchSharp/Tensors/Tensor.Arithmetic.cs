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
        private static readonly Operator s_subTensor = new("aten::sub", "Tensor");
        private static readonly Operator s_subScalar = new("aten::sub", "Scalar");
        private static readonly Operator s_subTensor_ = new("aten::sub_", "Tensor");
        private static readonly Operator s_subScalar_ = new("aten::sub_", "Scalar");
        private static readonly Operator s_mulTensor = new("aten::mul", "Tensor");
        private static readonly Operator s_mulScalar = new("aten::mul", "Scalar");
        private static readonly Operator s_mulTensor_ = new("aten::mul_", "Tensor");
        private static readonly Operator s_mulScalar_ = new("aten::mul_", "Scalar");
        private static readonly Operator s_powTensorScalar = new("aten::pow", "Tensor_Scalar");
        private static readonly Operator s_powTensorTensor = new("aten::pow", "Tensor_Tensor");
        private static readonly Operator s_powScalar_ = new("aten::pow_", "Scalar");
        private static readonly Operator s_remainderScalar = new("aten::remainder", "Scalar");
        private static readonly Operator s_remainderTensor = new("aten::remainder", "Tensor");
        private static readonly Operator s_addcmul_ = new("aten::addcmul_");
        private static readonly Operator s_addcdiv_ = new("aten::addcdiv_");
        private static readonly Operator s_lerpTensor = new("aten::lerp", "Tensor");
        private static readonly Operator s_lerpTensor_ = new("aten::lerp_", "Tensor");
        private static readonly Operator s_atan2 = new("aten::atan2");
        private static readonly Operator s_maximum = new("aten::maximum");
        private static readonly Operator s_minimum = new("aten::minimum");
        private static readonly Operator s_clamp = new("aten::clamp");
        private static readonly Operator s_clamp_ = new("aten::clamp_");
        private static readonly Operator s_clampMin = new("aten::clamp_min");
        private static readonly Operator s_clampMax = new("aten::clamp_max");
        private static readonly Operator s_matmul = new("aten::matmul");
        private static readonly Operator s_mm = new("aten::mm");
        private static readonly Operator s_bmm = new("aten::bmm");
        private static readonly Operator s_mv = new("aten::mv");
        private static readonly Operator s_dot = new("aten::dot");
        private static readonly Operator s_outer = new("aten::outer");

        private static readonly Operator s_divTensor = new("aten::div", "Tensor");
        private static readonly Operator s_divScalar = new("aten::div", "Scalar");
        private static readonly Operator s_divTensorMode = new("aten::div", "Tensor_mode");
        private static readonly Operator s_divScalarMode = new("aten::div", "Scalar_mode");
        private static readonly Operator s_divTensor_ = new("aten::div_", "Tensor");
        private static readonly Operator s_divScalar_ = new("aten::div_", "Scalar");
        private static readonly Operator s_divTensorMode_ = new("aten::div_", "Tensor_mode");
        private static readonly Operator s_divScalarMode_ = new("aten::div_", "Scalar_mode");

        /// <summary>The sum, element by element, with broadcasting.</summary>
        public Tensor add(Tensor target) => s_addTensor.Call(this, target);

        /// <summary>The sum of each element and a number.</summary>
        public Tensor add(Scalar scalar) => s_addScalar.Call(this, scalar);

        /// <summary>The sum, element by element, in place.</summary>
        public Tensor add_(Tensor target) => s_addTensor_.InPlace(this, target);

        /// <summary>The sum of each element and a number, in place.</summary>
        public Tensor add_(Scalar scalar) => s_addScalar_.InPlace(this, scalar);

        /// <summary>The difference, element by element, with broadcasting.</summary>
        public Tensor sub(Tensor target) => s_subTensor.Call(this, target);

        /// <summary>The difference of each element and a number.</summary>
        public Tensor sub(Scalar target) => s_subScalar.Call(this, target);

        /// <summary>The difference, element by element, in place.</summary>
        public Tensor sub_(Tensor target) => s_subTensor_.InPlace(this, target);

        /// <summary>The difference of each element and a number, in place.</summary>
        public Tensor sub_(Scalar target) => s_subScalar_.InPlace(this, target);

        /// <summary>The sum with <paramref name="alpha"/> times <paramref name="target"/>.</summary>
        public Tensor add(Tensor target, Scalar alpha) => s_addTensor.Call(this, target, alpha);

        /// <summary>The sum with <paramref name="alpha"/> times <paramref name="target"/>, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => s_addTensor_.InPlace(this, target, alpha);

        /// <summary>The product, element by element, with broadcasting.</summary>
        public Tensor mul(Tensor target) => s_mulTensor.Call(this, target);

        /// <summary>The product of each element and a number.</summary>
        public Tensor mul(Scalar target) => s_mulScalar.Call(this, target);

        /// <summary>The product, element by element, in place.</summary>
        public Tensor mul_(Tensor target) => s_mulTensor_.InPlace(this, target);

        /// <summary>The product of each element and a number, in place.</summary>
        public Tensor mul_(Scalar target) => s_mulScalar_.InPlace(this, target);

        /// <summary>The quotient, element by element, with broadcasting.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? s_divTensor.Call(this, target)
            : s_divTensorMode.Call(this, target, NameOf(rounding_mode));

        /// <summary>The quotient of each element and a number.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? s_divScalar.Call(this, target)
            : s_divScalarMode.Call(this, target, NameOf(rounding_mode));

        /// <summary>The quotient, element by element, in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? s_divTensor_.InPlace(this, target)
            : s_divTensorMode_.InPlace(this, target, NameOf(rounding_mode));

        /// <summary>The quotient of each element and a number, in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None
            ? s_divScalar_.InPlace(this, target)
            : s_divScalarMode_.InPlace(this, target, NameOf(rounding_mode));

        /// <summary>Each element to a power.</summary>
        public Tensor pow(Scalar exponent) => s_powTensorScalar.Call(this, exponent);

        /// <summary>Each element to the power of another.</summary>
        public Tensor pow(Tensor exponent) => s_powTensorTensor.Call(this, exponent);

        /// <summary>Each element to a power, in place.</summary>
        public Tensor pow_(Scalar exponent) => s_powScalar_.InPlace(this, exponent);

        /// <summary>The remainder, with the divisor's sign.</summary>
        public Tensor remainder(Scalar scalar) => s_remainderScalar.Call(this, scalar);

        /// <summary>The remainder, element by element, with the divisor's sign.</summary>
        public Tensor remainder(Tensor target) => s_remainderTensor.Call(this, target);

        /// <summary>Adds <paramref name="value"/> times the product of two tensors, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcmul_.InPlace(this, tensor1, tensor2, value);

        /// <summary>Adds <paramref name="value"/> times the quotient of two tensors, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcdiv_.InPlace(this, tensor1, tensor2, value);

        /// <summary>From each element the part <paramref name="weight"/> of the way to another.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => s_lerpTensor.Call(this, end, weight);

        /// <summary>From each element the part <paramref name="weight"/> of the way to another, in place.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => s_lerpTensor_.InPlace(this, end, weight);

        /// <summary>The angle of the points (other, this).</summary>
        public Tensor atan2(Tensor other) => s_atan2.Call(this, other);

        /// <summary>The larger of each two elements.</summary>
        public Tensor maximum(Tensor other) => s_maximum.Call(this, other);

        /// <summary>The smaller of each two elements.</summary>
        public Tensor minimum(Tensor other) => s_minimum.Call(this, other);

        /// <summary>Each element, moved into the range; null leaves a side open.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => s_clamp.Call(this, min, max);

        /// <summary>Each element, moved into the range, in place; null leaves a side open.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => s_clamp_.InPlace(this, min, max);

        /// <summary>Each element, or the least allowed.</summary>
        public Tensor clamp_min(Scalar min) => s_clampMin.Call(this, min);

        /// <summary>Each element, or the greatest allowed.</summary>
        public Tensor clamp_max(Scalar max) => s_clampMax.Call(this, max);

        /// <summary>The matrix product, batched over the dimensions before the last two.</summary>
        public Tensor matmul(Tensor target) => s_matmul.Call(this, target);

        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => s_mm.Call(this, target);

        /// <summary>The products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => s_bmm.Call(this, batch2);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => s_mv.Call(this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => s_dot.Call(this, target);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => s_outer.Call(this, vec2);

        private static string NameOf(RoundingMode mode) => mode switch
        {
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "A quotient is rounded by None, trunc or floor."),
        };
    }
}
