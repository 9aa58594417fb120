using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>One value of a directory, in little-endian order whatever the block's order is.</summary>
internal sealed class ExifEntry
{
    public ExifEntry(ExifPart part, ushort tag, ushort type, uint count, byte[] value)
    {
        Part = part;
        Tag = tag;
        Type = type;
        Count = count;
        Value = value;
    }

    public ExifPart Part { get; }

    public ushort Tag { get; }

    public ushort Type { get; private set; }

    public uint Count { get; private set; }

    public byte[] Value { get; private set; }

    /// <summary>Where the entry's 12 bytes lie in the block it was read from; -1 for a new entry.</summary>
    public int Position { get; init; } = -1;

    /// <summary>Whether the value is another than the block's.</summary>
    public bool Changed { get; private set; }

    /// <summary>The first value as a whole number, if it is one.</summary>
    public uint? Integer => Type switch
    {
        ExifType.Byte when Value.Length >= 1 => Value[0],
        ExifType.Short when Value.Length >= 2 => BinaryPrimitives.ReadUInt16LittleEndian(Value),
        ExifType.Long when Value.Length >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(Value),
        _ => null,
    };

    /// <summary>The first value as a fraction, if it is one with a denominator.</summary>
    public double? Fraction =>
        Type == ExifType.Rational && Value.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(Value.AsSpan(4)) is > 0 and uint denominator
            ? BinaryPrimitives.ReadUInt32LittleEndian(Value) / (double)denominator
            : null;

    /// <summary>Gives the entry another value.</summary>
    public void Set(ushort type, uint count, byte[] value)
    {
        Type = type;
        Count = count;
        Value = value;
        Changed = true;
    }
}
