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

        /// <summary>Complex, two parts of 32 bits.</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex, two parts of 64 bits.</summary>
        ComplexFloat64 = 10,

        /// <summary>A truth value, 8 bits.</summary>
        Bool = 11,

        /// <summary>Floating point, 16 bits, with float's exponent.</summary>
        BFloat16 = 15,
    }

    /// <summary>Whether the elements are floating-point numbers.</summary>
    private static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;
}
