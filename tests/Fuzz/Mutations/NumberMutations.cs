using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SuperResolution.Fuzz.Mutations;

/// <summary>Changes of numbers, binary and in digits, to those at which readers go wrong.</summary>
internal sealed class NumberMutations(Random random)
{
    private static readonly long[] Interesting =
    [
        0, 1, -1, 2, 3, 7, 8, 16, 32, 63, 64, 65, 100, 127, 128, 255, 256, -128, 512, 1000, 1024, 4096, 32767, 32768, 65535, 65536, 100_000,
        100_000_000, 100_000_001, int.MaxValue, int.MaxValue - 1, 1L << 31, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40,
        long.MaxValue, long.MaxValue - 7, long.MaxValue / 4, long.MinValue,
    ];

    /// <summary>Sets 1, 2, 4 or 8 bytes to an interesting number, little-endian or big-endian.</summary>
    public byte[] SetInteger(byte[] input)
    {
        int size = 1 << random.Next(4);
        if (input.Length < size)
        {
            return input;
        }

        Span<byte> number = stackalloc byte[sizeof(long)];
        long value = Interesting[random.Next(Interesting.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        number = number[..size];
        if (random.Next(2) == 0)
        {
            number.Reverse();
        }

        number.CopyTo(input.AsSpan(random.Next(input.Length - size + 1)));
        return input;
    }

    /// <summary>Moves a byte by up to 8.</summary>
    public byte[] AddToByte(byte[] input)
    {
        if (input.Length > 0)
        {
            int at = random.Next(input.Length);
            input[at] = unchecked((byte)(input[at] + random.Next(-8, 9)));
        }

        return input;
    }

    /// <summary>Replaces a run of decimal digits by another number.</summary>
    public byte[] ChangeDigits(byte[] input)
    {
        int from = random.Next(input.Length + 1);
        int found = input.AsSpan(from).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (found < 0)
        {
            return input;
        }

        int start = from + found;
        int end = start;
        while (end < input.Length && input[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        string digits = random.Next(8) switch
        {
            0 => "18446744073709551616",
            1 => "1e400",
            2 => "0.5",
            _ => Interesting[random.Next(Interesting.Length)].ToString(CultureInfo.InvariantCulture),
        };
        return [.. input[..start], .. Encoding.ASCII.GetBytes(digits), .. input[end..]];
    }
}
