namespace TorchSharp;

public static partial class torch
{
    /// <summary>Types of a tensor's elements, with libtorch's numbers.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned, 8 bits.</summary>
        Byte = 0,

        /// <summary>Signed, 8 bits.</summary>
        Int8 = 1,

        /// <summary>Signed, 16 bits.</summary>
        Int16 = 2,

        /// <summary>Signed, 32 bits.</summary>
        Int32 = 3,

        /// <summary>Signed, 64 bits.</summary>
        Int64 = 4,

        /// <summary>Floating point, 16 bits, IEEE.</summary>
        Float16 = 5,

        /// <summary>Floating point, 32 bits.</summary>
        Float32 = 6,

        /// <summary>Floating point, 64 bits.</summary>
        Float64 = 7,

        /// <summary>A truth value, 8 bits.</summary>
        Bool = 11,

        /// <summary>Floating point, 16 bits, with float's exponent.</summary>
        BFloat16 = 15,
    }

    /// <summary>Unsigned, 8 bits.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary>Signed, 8 bits.</summary>
    public static ScalarType int8 = ScalarType.Int8;

    /// <summary>Signed, 16 bits.</summary>
    public static ScalarType int16 = ScalarType.Int16;

    /// <summary>Signed, 32 bits.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary>Signed, 64 bits.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary>Signed, 64 bits.</summary>
    public static ScalarType @long = ScalarType.Int64;

    /// <summary>Floating point, 16 bits, with float's exponent.</summary>
    public static ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>Floating point, 16 bits, IEEE.</summary>
    public static ScalarType float16 = ScalarType.Float16;

    /// <summary>Floating point, 32 bits.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary>Floating point, 64 bits.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary>A truth value.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    /// <summary>The type of a factory's elements where none is given and the values are floating-point.</summary>
    public static ScalarType get_default_dtype() => Interop.Native.DefaultScalarType();

    /// <summary>Sets what <see cref="get_default_dtype"/> gives.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype) => Interop.Native.Check(Interop.Native.SetDefaultScalarType(dtype));

    /// <summary>Whether the elements are integers.</summary>
    public static bool is_integral(ScalarType type) => type is <= ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;
}
