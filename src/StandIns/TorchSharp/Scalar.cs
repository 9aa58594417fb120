using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number whose type is known at run time: an integer or a floating-point number.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(Tag tag, long bits)
    {
        Tag = tag;
        Bits = bits;
    }

    internal Tag Tag { get; }

    internal long Bits { get; }

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(Tag.Int, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(Tag.Int, value);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Nothing is held that would need it; the number stays usable.</summary>
    public void Dispose()
    {
    }
}
