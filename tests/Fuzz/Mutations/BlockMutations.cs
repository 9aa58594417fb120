namespace SuperResolution.Fuzz.Mutations;

/// <summary>Changes of stretches of bytes: short ones more often than long ones.</summary>
internal sealed class BlockMutations(Random random)
{
    public byte[] Delete(byte[] input)
    {
        (int at, int length) = Stretch(input);
        return [.. input[..at], .. input[(at + length)..]];
    }

    /// <summary>A stretch two to 64 times in a row.</summary>
    public byte[] Duplicate(byte[] input)
    {
        (int at, int length) = Stretch(input);
        int times = 1 << random.Next(1, 7);
        if ((long)length * times > Mutator.LongestInput)
        {
            return input;
        }

        byte[] stretch = input[at..(at + length)];
        return [.. input[..at], .. Enumerable.Repeat(stretch, times).SelectMany(bytes => bytes), .. input[(at + length)..]];
    }

    public byte[] CopyOver(byte[] input)
    {
        (int from, int length) = Stretch(input);
        if (length > 0)
        {
            input.AsSpan(from, length).ToArray().CopyTo(input, random.Next(input.Length - length + 1));
        }

        return input;
    }

    public byte[] Insert(byte[] input)
    {
        byte[] noise = new byte[random.Next(1, 17)];
        random.NextBytes(noise);
        int at = random.Next(input.Length + 1);
        return [.. input[..at], .. noise, .. input[at..]];
    }

    public byte[] Truncate(byte[] input) => input[..random.Next(input.Length + 1)];

    /// <summary>The beginning of one input and the end of another.</summary>
    public byte[] Splice(byte[] input, byte[] other) => [.. input[..random.Next(input.Length + 1)], .. other[random.Next(other.Length + 1)..]];

    /// <summary>A stretch of another input inserted.</summary>
    public byte[] Graft(byte[] input, byte[] other)
    {
        (int from, int length) = Stretch(other);
        int at = random.Next(input.Length + 1);
        return [.. input[..at], .. other.AsSpan(from, length), .. input[at..]];
    }

    private (int At, int Length) Stretch(byte[] input)
    {
        int longest = Math.Min(input.Length, 1 << random.Next(0, 12));
        int length = input.Length == 0 ? 0 : random.Next(1, longest + 1);
        return (random.Next(input.Length - length + 1), length);
    }
}
