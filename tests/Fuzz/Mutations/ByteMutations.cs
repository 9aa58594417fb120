namespace SuperResolution.Fuzz.Mutations;

/// <summary>Changes of a single byte, in place.</summary>
internal sealed class ByteMutations(Random random)
{
    public byte[] FlipBit(byte[] input)
    {
        if (input.Length > 0)
        {
            input[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
        }

        return input;
    }

    public byte[] SetByte(byte[] input)
    {
        if (input.Length > 0)
        {
            input[random.Next(input.Length)] = (byte)random.Next(256);
        }

        return input;
    }
}
