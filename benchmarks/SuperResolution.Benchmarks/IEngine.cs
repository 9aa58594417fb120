namespace SuperResolution.Benchmarks;

/// <summary>Something that does a piece of work and tells how long it took.</summary>
internal interface IEngine : IDisposable
{
    /// <summary>The engine's name in the result.</summary>
    string Name { get; }

    /// <summary>Gets ready for a piece of work, with the same seed and thus the same weights in every engine.</summary>
    /// <returns>
    /// The mean of the output, each value weighted by its place, or the loss of a training: equal in all engines that do the same work.
    /// </returns>
    double Prepare(Work work, int threads);

    /// <summary>Does the work once.</summary>
    /// <returns>Milliseconds.</returns>
    double Run();
}
