namespace TorchSharp;

/// <summary>Conversions between .NET's numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>An integer as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>An integer as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>A floating-point number as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>A floating-point number as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A truth value as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number rounded to float.</summary>
    public static float ToSingle(this Scalar value) => (float)value.AsDouble;

    /// <summary>The number as a double.</summary>
    public static double ToDouble(this Scalar value) => value.AsDouble;

    /// <summary>The number without its fraction.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static int ToInt32(this Scalar value) => checked((int)value.AsLong);

    /// <summary>The number without its fraction.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static long ToInt64(this Scalar value) => value.AsLong;

    /// <summary>True where the number is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.AsDouble != 0;
}
