using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A whole number that an EXIF block stores in 16 bits or in 32, signed or not.</summary>
public readonly struct Number : IEquatable<Number>
{
    private readonly long _value;

    /// <summary>Makes a number.</summary>
    public Number(int value) => _value = value;

    /// <summary>Makes a number.</summary>
    public Number(uint value) => _value = value;

    /// <summary>Makes a number.</summary>
    public static implicit operator Number(int value) => new(value);

    /// <summary>Makes a number.</summary>
    public static implicit operator Number(uint value) => new(value);

    /// <summary>Makes a number.</summary>
    public static implicit operator Number(ushort value) => new((uint)value);

    /// <summary>The number, brought to the nearest that fits.</summary>
    public static explicit operator int(Number number) => (int)Math.Clamp(number._value, int.MinValue, int.MaxValue);

    /// <summary>The number, brought to the nearest that fits.</summary>
    public static explicit operator uint(Number number) => (uint)Math.Clamp(number._value, uint.MinValue, uint.MaxValue);

    /// <summary>Tells whether the numbers agree.</summary>
    public static bool operator ==(Number left, Number right) => left.Equals(right);

    /// <summary>Tells whether the numbers differ.</summary>
    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Number other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);
}
