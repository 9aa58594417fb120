using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>What a camera says of a picture (EXIF 2.3): read when it is asked for, and kept byte for byte where it is not changed.</summary>
public sealed class ExifProfile
{
    private readonly byte[] _original;
    private readonly int _prefixLength;
    private byte[] _block;
    private ExifReader? _reader;
    private List<ExifEntry>? _entries;
    private bool _changed;

    /// <summary>Makes a profile without values.</summary>
    public ExifProfile()
        : this(ExifWriter.Empty)
    {
    }

    /// <summary>Makes a profile of its bytes; a profile that cannot be read has no values, and keeps its bytes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
    public ExifProfile(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _original = (byte[])data.Clone();
        _prefixLength = data.AsSpan().StartsWith(Prefix) ? Prefix.Length : 0;
        _block = _original[_prefixLength..];
    }

    /// <summary>What stands before the block in a JPEG file, and by mistake in some others.</summary>
    internal static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>All values, in the order of the file.</summary>
    internal IReadOnlyCollection<ExifEntry> Entries => Read();

    /// <summary>Gets a value.</summary>
    /// <returns>False where the profile has no such value, or one of another type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tag"/> is null.</exception>
    public bool TryGetValue<TValueType>(ExifTag<TValueType> tag, [NotNullWhen(true)] out IExifValue<TValueType>? exifValue)
    {
        ArgumentNullException.ThrowIfNull(tag);
        object? found = Find(tag) is { } entry ? FromEntry(typeof(TValueType), entry) : null;
        exifValue = found is TValueType value ? new ExifValue<TValueType>(this, tag, value) : null;
        return exifValue is not null;
    }

    /// <summary>Sets a value, or adds it.</summary>
    /// <exception cref="ArgumentNullException">The tag or the value is null.</exception>
    public void SetValue<TValueType>(ExifTag<TValueType> tag, TValueType value)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(value);
        (ushort type, uint count, byte[] bytes) = ToEntry(value);
        List<ExifEntry> entries = Read();
        if (Find(tag) is not { } entry)
        {
            entry = new(tag.Part, tag.Value, type, count, bytes);
            entries.Add(entry);
        }

        entry.Set(type, count, bytes);
        _changed = true;
    }

    /// <summary>Takes a value out.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tag"/> is null.</exception>
    public bool RemoveValue(ExifTag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        bool removed = Find(tag) is { } entry && Read().Remove(entry);
        _changed |= removed;
        return removed;
    }

    /// <summary>The profile's bytes, as a copy; none where all values were taken out.</summary>
    public byte[] ToByteArray() =>
        _changed && Read().TrueForAll(ExifReader.IsPointer) ? []
        : _changed ? [.. _original.AsSpan(0, _prefixLength), .. ExifWriter.Write(_block, _reader!, Read())] : (byte[])_original.Clone();

    /// <summary>A copy that shares nothing with the original.</summary>
    public ExifProfile DeepClone() => new(ToByteArray());

    /// <summary>The profile's bytes without what stands before them in a JPEG file.</summary>
    internal byte[] ToBlock() => ToByteArray() is { Length: > 0 } bytes ? bytes[_prefixLength..] : [];

    /// <summary>Makes a profile of values.</summary>
    internal static ExifProfile Of(IReadOnlyCollection<ExifEntry> entries)
    {
        ExifProfile profile = new();
        profile.Read().AddRange(entries.Select(e => new ExifEntry(e.Part, e.Tag, e.Type, e.Count, e.Value)));
        profile._changed = true;
        return profile;
    }

    /// <summary>The first value of a number's, wherever it stands.</summary>
    internal ExifEntry? Find(ushort tag) => Read().Find(e => e.Tag == tag);

    private static object? FromEntry(Type type, ExifEntry entry)
    {
        if (type == typeof(Rational))
        {
            return entry is { Type: ExifType.Rational, Value.Length: >= 8 }
                ? new Rational(BinaryPrimitives.ReadUInt32LittleEndian(entry.Value), BinaryPrimitives.ReadUInt32LittleEndian(entry.Value.AsSpan(4)))
                : null;
        }

        if (entry.Integer is not { } number)
        {
            return null;
        }

        if (type == typeof(Number))
        {
            return new Number(number);
        }

        return number <= ushort.MaxValue ? (ushort)number : null;
    }

    private static (ushort Type, uint Count, byte[] Bytes) ToEntry<TValueType>(TValueType value)
    {
        byte[] bytes;
        switch (value)
        {
            case Number number:
                bytes = new byte[4];
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)number);
                return (ExifType.Long, 1, bytes);
            case Rational fraction:
                bytes = new byte[8];
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, fraction.Numerator);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), fraction.Denominator);
                return (ExifType.Rational, 1, bytes);
            default:
                bytes = new byte[2];
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(object)value!);
                return (ExifType.Short, 1, bytes);
        }
    }

    private ExifEntry? Find(ExifTag tag)
    {
        ushort number = tag.Value;
        return Read().Find(e => e.Tag == number && e.Part == tag.Part) ?? Read().Find(e => e.Tag == number && e.Part != ExifPart.Gps);
    }

    private List<ExifEntry> Read()
    {
        if (_entries is null)
        {
            _reader = ExifReader.Read(ReadAt);
            if (_reader is null)
            {
                _block = ExifWriter.Empty;
                _reader = ExifReader.Read(ReadAt)!;
            }

            _entries = [.. _reader.Entries];
        }

        return _entries;
    }

    private int ReadAt(long position, Span<byte> buffer)
    {
        if (position < 0 || position >= _block.Length)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = _block.AsSpan((int)position);
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }
}
