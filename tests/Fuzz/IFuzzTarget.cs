namespace SuperResolution.Fuzz;

/// <summary>
/// One way into the library that takes bytes from anywhere. It lies in Targets/, one file a target, and has a line in
/// <see cref="FuzzTargets"/>.
/// </summary>
internal interface IFuzzTarget
{
    /// <summary>How the command line and the folders of findings call it.</summary>
    string Name { get; }

    /// <summary>Good and bad files to start from: made in code, fixtures of the tests, files of ../shared where it is there.</summary>
    IEnumerable<FuzzSeed> Seeds { get; }

    /// <summary>Files whose refusal must be cheap; <c>./build.sh fuzz --hostile</c> prints what each costs.</summary>
    IEnumerable<FuzzSeed> Hostile => [];

    /// <summary>Pieces of the format that bytes drawn at random would hardly hit: magic numbers, names, tags.</summary>
    IReadOnlyList<byte[]> Tokens => [];

    /// <summary>Seconds of processor time that an input may take.</summary>
    double MostSeconds => 1;

    /// <summary>Bytes by which an input may make the process grow.</summary>
    long MostBytes => 256 << 20;

    /// <summary>
    /// Reads an input and gives back what it took. It ends, or throws what <see cref="Allows"/> allows. Calls of natives that do not
    /// return, tensors that stay and memory are watched from outside.
    /// </summary>
    void Run(byte[] input);

    /// <summary>Whether an exception is how the library promises to refuse an input.</summary>
    bool Allows(Exception exception);
}
