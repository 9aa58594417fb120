namespace SuperResolution.Networks.Recognition;

/// <summary>
/// Tells by names and shapes whether weights are those of one network, and with which hyper-parameters. One lies beside each network.
/// </summary>
internal interface IGeneratorRecogniser
{
    /// <summary>The name of the network, with the layouts of keys that are known, for messages.</summary>
    string Knows { get; }

    /// <summary>Compares weights with what the network has in any of its layouts.</summary>
    /// <param name="shapes">The sizes of the tensors by canonical name, in the order of the file.</param>
    /// <param name="texts">What the library wrote beside weights of its own; empty for other files.</param>
    /// <exception cref="FormatException">A text of the network cannot be understood.</exception>
    RecognitionResult Recognise(IReadOnlyDictionary<string, long[]> shapes, IReadOnlyDictionary<string, string> texts);
}
