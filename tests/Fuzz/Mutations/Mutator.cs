namespace SuperResolution.Fuzz.Mutations;

/// <summary>Changes bytes a little or a lot, the same way for the same seed.</summary>
internal sealed class Mutator
{
    /// <summary>Inputs grow no longer.</summary>
    public const int LongestInput = 1 << 20;

    private readonly Random _random;
    private readonly Func<byte[], byte[], byte[]>[] _mutations;

    public Mutator(Random random, IReadOnlyList<byte[]> tokens)
    {
        _random = random;
        ByteMutations bytes = new(random);
        BlockMutations blocks = new(random);
        NumberMutations numbers = new(random);
        _mutations =
        [
            (input, _) => bytes.FlipBit(input),
            (input, _) => bytes.SetByte(input),
            (input, _) => numbers.SetInteger(input),
            (input, _) => numbers.AddToByte(input),
            (input, _) => numbers.ChangeDigits(input),
            (input, _) => blocks.Delete(input),
            (input, _) => blocks.Duplicate(input),
            (input, _) => blocks.CopyOver(input),
            (input, _) => blocks.Insert(input),
            (input, _) => blocks.Truncate(input),
            blocks.Splice,
            blocks.Graft,
        ];
        if (tokens.Count > 0)
        {
            TokenMutations words = new(random, tokens);
            _mutations = [.. _mutations, (input, _) => words.Insert(input), (input, _) => words.Overwrite(input)];
        }
    }

    /// <summary>One to sixteen changes, few more often than many.</summary>
    /// <param name="input">What is changed; it stays as it is.</param>
    /// <param name="other">Where parts of another input are taken from.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        byte[] changed = [.. input];
        for (int left = _random.Next(1, 1 << _random.Next(1, 5)); left > 0; left--)
        {
            changed = _mutations[_random.Next(_mutations.Length)](changed, other);
        }

        return changed.Length <= LongestInput ? changed : changed[..LongestInput];
    }
}
