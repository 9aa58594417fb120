namespace SuperResolution.Weights;

/// <summary>A generator that was made from a file of weights, and what was found in the file.</summary>
public sealed class LoadedGenerator : IDisposable
{
    internal LoadedGenerator(IGenerator generator, string network, string description, IReadOnlyDictionary<string, int> hyperparameters, long weights)
    {
        Generator = generator;
        Network = network;
        Description = description;
        Hyperparameters = hyperparameters;
        Weights = weights;
    }

    /// <summary>The network with its weights, on the CPU, in float32 and in evaluation mode. Disposed with this object.</summary>
    public IGenerator Generator { get; }

    /// <summary>The name of the network, such as <c>SRResNet</c>.</summary>
    public string Network { get; }

    /// <summary>
    /// What was found, in a line: <c>SRResNet ×4, 5 blocks, 64 wide, tanh output (leftthomas/SRGAN layout); legacy pickle;
    /// 734,092 weights</c>.
    /// </summary>
    public string Description { get; }

    /// <summary>What the network was built with, by name: <c>blocks</c>, <c>width</c> and the like.</summary>
    public IReadOnlyDictionary<string, int> Hyperparameters { get; }

    /// <summary>How many numbers of the file a training decided; running statistics of BatchNorm are not counted.</summary>
    public long Weights { get; }

    /// <summary>r: one pixel in becomes r×r pixels out.</summary>
    public int Scale => Generator.Scale;

    /// <inheritdoc/>
    public override string ToString() => Description;

    /// <summary>Disposes the generator.</summary>
    public void Dispose() => Generator.Dispose();
}
