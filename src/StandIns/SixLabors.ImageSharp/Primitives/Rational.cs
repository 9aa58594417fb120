using System.Globalization;

namespace SixLabors.ImageSharp;

/// <summary>A fraction, as an EXIF block stores it.</summary>
public readonly struct Rational : IEquatable<Rational>
{
    internal Rational(uint numerator, uint denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    internal uint Numerator { get; }

    internal uint Denominator { get; }

    /// <summary>Tells whether both have the same numerator and denominator.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Tells whether they differ in numerator or denominator.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
