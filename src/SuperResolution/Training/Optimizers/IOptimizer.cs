using static TorchSharp.torch;

namespace SuperResolution.Training.Optimizers;

/// <summary>Changes a network's weights by their gradients, and remembers what it needs of the gradients before.</summary>
internal interface IOptimizer : IDisposable
{
    /// <summary>What it remembers, by names. The tensors are its own; a training goes on from copies of them.</summary>
    IEnumerable<KeyValuePair<string, Tensor>> Moments { get; }

    /// <summary>Makes the gradients zero.</summary>
    void ZeroGradients();

    /// <summary>Changes the weights.</summary>
    /// <param name="rate">The learning rate.</param>
    void Update(double rate);

    /// <summary>Says how many updates were made.</summary>
    void GoOnFrom(long updates);
}
