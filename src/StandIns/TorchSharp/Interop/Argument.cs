using System.Text;

namespace TorchSharp.Interop;

/// <summary>An argument of an operator. <c>default</c> takes the schema's default; <see cref="None"/> is Python's None.</summary>
internal readonly struct Argument
{
    internal readonly Tag Tag;
    internal readonly int Count;
    internal readonly long Bits;

    /// <summary>The object that the value was taken from: alive until the call is over, and the source of a list's elements.</summary>
    internal readonly object? Source;

    private Argument(Tag tag, long bits, object? source = null, int count = 0)
    {
        Tag = tag;
        Count = count;
        Bits = bits;
        Source = source;
    }

    /// <summary>Python's None.</summary>
    internal static Argument None => new(Tag.None, 0);

    public static implicit operator Argument(torch.Tensor? value) => value is null ? None : new(Tag.Tensor, value.Handle, value);

    public static implicit operator Argument(long value) => new(Tag.Int, value);

    public static implicit operator Argument(long? value) => value is { } given ? given : None;

    public static implicit operator Argument(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(bool value) => new(Tag.Bool, value ? 1 : 0);

    public static implicit operator Argument(torch.ScalarType value) => new(Tag.Int, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } given ? given : None;

    public static implicit operator Argument(torch.Device? value) =>
        value is null ? None : new(Tag.Device, (long)value.type, null, value.index);

    public static implicit operator Argument(torch.Generator? value) => value is null ? None : new(Tag.Generator, value.Handle, value);

    public static implicit operator Argument(Scalar? value) => value is null ? None : new(value.Tag, value.Bits);

    public static implicit operator Argument(string? value) =>
        value is null ? None : new(Tag.String, 0, value, Encoding.UTF8.GetByteCount(value));

    public static implicit operator Argument(long[]? value) => value is null ? None : new(Tag.Ints, 0, value, value.Length);

    public static implicit operator Argument(double[]? value) => value is null ? None : new(Tag.Doubles, 0, value, value.Length);

    public static implicit operator Argument(torch.Tensor[]? value) => value is null ? None : new(Tag.Tensors, 0, value, value.Length);

    public static implicit operator Argument(ReadOnlySpan<long> value) => value.ToArray();

    /// <summary>How many bytes of scratch memory the elements take during a call.</summary>
    internal int ScratchBytes => Tag switch
    {
        Tag.Ints or Tag.Doubles or Tag.Tensors => Count * sizeof(long),
        Tag.String => (Count + 7) & ~7,
        _ => 0,
    };

    /// <summary>Writes the elements of a list or string at <paramref name="scratch"/>.</summary>
    internal unsafe void WriteElements(byte* scratch)
    {
        switch (Source)
        {
            case long[] longs:
                longs.CopyTo(new Span<long>(scratch, Count));
                break;
            case double[] doubles:
                doubles.CopyTo(new Span<double>(scratch, Count));
                break;
            case string text:
                Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Count));
                break;
            case torch.Tensor[] tensors:
                for (int i = 0; i < tensors.Length; i++)
                {
                    ((long*)scratch)[i] = tensors[i].Handle;
                }

                break;
        }
    }
}
