namespace SuperResolution.Fuzz.Mutations;

/// <summary>Puts pieces of the format where none are.</summary>
internal sealed class TokenMutations(Random random, IReadOnlyList<byte[]> tokens)
{
    public byte[] Insert(byte[] input)
    {
        int at = random.Next(input.Length + 1);
        return [.. input[..at], .. Next(), .. input[at..]];
    }

    public byte[] Overwrite(byte[] input)
    {
        byte[] token = Next();
        if (token.Length <= input.Length)
        {
            token.CopyTo(input, random.Next(input.Length - token.Length + 1));
        }

        return input;
    }

    private byte[] Next() => tokens[random.Next(tokens.Count)];
}
