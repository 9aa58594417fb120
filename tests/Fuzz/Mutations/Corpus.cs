namespace SuperResolution.Fuzz.Mutations;

/// <summary>
/// The inputs that others are made from: the seeds, and each input that the target answered in a way that it had not before, so that
/// mutations go on from where they came furthest. It depends on the seed of the random numbers and on the answers alone.
/// </summary>
internal sealed class Corpus
{
    private const int Most = 4096;
    private readonly List<byte[]> _inputs;
    private readonly HashSet<string> _answers = [];
    private readonly Random _random;
    private readonly Mutator _mutator;

    public Corpus(IFuzzTarget target, int seed)
    {
        _random = new Random(seed);
        _inputs = [.. target.Seeds.Select(file => file.Bytes).Where(bytes => bytes.Length <= Mutator.LongestInput)];
        _mutator = new Mutator(_random, target.Tokens);
    }

    /// <summary>How many different answers were seen.</summary>
    public int Answers => _answers.Count;

    /// <summary>A new input.</summary>
    public byte[] Next() => _mutator.Mutate(Any(), Any());

    /// <summary>Keeps an input whose answer is new.</summary>
    /// <param name="answer">What the target answered, without what differs from input to input.</param>
    public void Learn(byte[] input, string answer)
    {
        if (_answers.Count < Most && _answers.Add(answer))
        {
            _inputs.Add(input);
        }
    }

    private byte[] Any() => _inputs[_random.Next(_inputs.Count)];
}
